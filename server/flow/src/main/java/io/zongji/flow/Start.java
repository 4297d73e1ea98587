package io.zongji.flow;

/// Where every run begins; exactly one in a sound graph. Exit: `next`.
public record Start(ModuleId id, String label) implements Module {}
