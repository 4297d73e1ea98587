package io.zongji.flow;

/// Sends a text to the customer and goes on at once. Exit: `next`.
public record SendMessage(ModuleId id, String label, String text) implements Module {}
