package io.zongji.settings;

import io.zongji.platform.Mode;
import java.util.Optional;

/// Settings were changed; published after the commit.
///
/// @param mode the mode whose settings they are, or none for the common ones
public record SettingsChanged(Optional<Mode> mode) {}
