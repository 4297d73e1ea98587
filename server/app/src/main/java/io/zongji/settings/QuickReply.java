package io.zongji.settings;

import io.zongji.platform.Mode;
import java.util.UUID;

/// A 快捷回复 that agents of a mode may send with a few keys.
///
/// @param position where it stands in the list, ascending
public record QuickReply(UUID id, Mode mode, String title, String text, int position) {}
