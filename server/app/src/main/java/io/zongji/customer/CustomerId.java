package io.zongji.customer;

import java.util.UUID;

/// Names a customer.
public record CustomerId(UUID value) {}
