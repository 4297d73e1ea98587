package io.zongji.flow;

/// Names one module within its graph: a short text, unique there, that never changes.
public record ModuleId(String value) {}
