package io.zongji.flow;

/// Connects an exit of one module to another module; see [Exits] for the names of exits.
public record Wire(ModuleId from, String exit, ModuleId to) {}
