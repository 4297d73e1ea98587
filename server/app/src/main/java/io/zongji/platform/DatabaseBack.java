package io.zongji.platform;

/// The database could not be reached for a while and can be again: whoever was told nothing
/// meanwhile looks now.
public record DatabaseBack() {}
