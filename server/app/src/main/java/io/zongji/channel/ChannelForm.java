package io.zongji.channel;

import io.zongji.platform.Checked;
import io.zongji.platform.FieldError;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Checks what an administrator typed about a channel, all fields at once.
final class ChannelForm {
  /// The longest name of a channel, in code points.
  static final int NAME_CODE_POINTS_MAX = 20;

  /// The most origins of a website.
  static final int ORIGINS_MAX = 20;

  /// The longest AppID and AppSecret, in characters.
  static final int APP_ID_CHARACTERS_MAX = 64;

  static final int SECRET_CHARACTERS_MAX = 128;

  private final Checked checked = new Checked();

  String name(@Nullable String typed) {
    return checked.line("name", typed, 1, NAME_CODE_POINTS_MAX);
  }

  String appId(@Nullable String typed) {
    var appId = checked.identifier("appId", typed, 1, APP_ID_CHARACTERS_MAX);
    if (!appId.isEmpty() && !appId.matches("[0-9A-Za-z_-]+")) {
      checked.add(FieldError.of("appId", "format"));
    }
    return appId;
  }

  String secret(@Nullable String typed) {
    var secret = checked.identifier("appSecret", typed, 1, SECRET_CHARACTERS_MAX);
    if (!secret.chars().allMatch(c -> c > ' ' && c < 127)) {
      checked.add(FieldError.of("appSecret", "format"));
    }
    return secret;
  }

  /// The origins, each once and in the order typed.
  List<Origin> origins(@Nullable List<@Nullable String> typed) {
    if (typed == null) {
      return List.of();
    }
    if (typed.size() > ORIGINS_MAX) {
      checked.add(FieldError.of("origins", "too-long", ORIGINS_MAX));
      return List.of();
    }
    return IntStream.range(0, typed.size())
        .mapToObj(index -> origin(index, typed.get(index)))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  /// Throws what was found wrong, if anything.
  void check() {
    checked.orThrow(ChannelFault.INVALID);
  }

  private Optional<Origin> origin(int index, @Nullable String typed) {
    var origin = typed == null ? Optional.<Origin>empty() : Origin.parse(typed);
    if (origin.isEmpty()) {
      checked.add(FieldError.of("origins[" + index + "]", "format"));
    }
    return origin;
  }
}
