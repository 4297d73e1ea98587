package io.zongji.customer;

import io.zongji.platform.FaultException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lets in the customers whose requests carry a good token.
@Component
public class CustomerGate {
  private static final String BEARER = "Bearer ";

  private final CustomerTokens tokens;
  private final Customers customers;

  CustomerGate(CustomerTokens tokens, Customers customers) {
    this.tokens = tokens;
    this.customers = customers;
  }

  /// The customer of an `Authorization` header; throws `customer.token` when there is none.
  public Customer require(@Nullable String authorization) {
    if (authorization == null || !authorization.startsWith(BEARER)) {
      throw new FaultException(CustomerFault.TOKEN);
    }
    return tokens
        .read(authorization.substring(BEARER.length()).strip())
        .flatMap(customers::find)
        .orElseThrow(() -> new FaultException(CustomerFault.TOKEN));
  }
}
