package io.zongji.channel;

import io.zongji.platform.FaultException;
import io.zongji.platform.FieldError;
import java.util.ArrayList;
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

  /// The longest AppSecret, in characters.
  static final int SECRET_CHARACTERS_MAX = 128;

  private static final String APP_ID = "[0-9A-Za-z_-]{4,64}";

  private final List<FieldError> errors = new ArrayList<>();

  String name(@Nullable String typed) {
    var name = typed == null ? "" : typed.strip();
    if (name.isEmpty()) {
      errors.add(FieldError.of("name", "required"));
    } else if (name.codePointCount(0, name.length()) > NAME_CODE_POINTS_MAX) {
      errors.add(FieldError.of("name", "too-long", NAME_CODE_POINTS_MAX));
    } else if (name.chars().anyMatch(Character::isISOControl)) {
      errors.add(FieldError.of("name", "format"));
    }
    return name;
  }

  String appId(@Nullable String typed) {
    var appId = typed == null ? "" : typed.strip();
    if (appId.isEmpty()) {
      errors.add(FieldError.of("appId", "required"));
    } else if (!appId.matches(APP_ID)) {
      errors.add(FieldError.of("appId", "format"));
    }
    return appId;
  }

  String secret(@Nullable String typed) {
    var secret = typed == null ? "" : typed.strip();
    if (secret.isEmpty()) {
      errors.add(FieldError.of("appSecret", "required"));
    } else if (secret.length() > SECRET_CHARACTERS_MAX) {
      errors.add(FieldError.of("appSecret", "too-long", SECRET_CHARACTERS_MAX));
    } else if (!secret.chars().allMatch(c -> c > ' ' && c < 127)) {
      errors.add(FieldError.of("appSecret", "format"));
    }
    return secret;
  }

  /// The origins, each once and in the order typed.
  List<Origin> origins(@Nullable List<@Nullable String> typed) {
    if (typed == null) {
      return List.of();
    }
    if (typed.size() > ORIGINS_MAX) {
      errors.add(FieldError.of("origins", "too-long", ORIGINS_MAX));
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
    if (!errors.isEmpty()) {
      throw FaultException.of(ChannelFault.INVALID, errors);
    }
  }

  private Optional<Origin> origin(int index, @Nullable String typed) {
    var origin = typed == null ? Optional.<Origin>empty() : Origin.parse(typed);
    if (origin.isEmpty()) {
      errors.add(FieldError.of("origins[" + index + "]", "format"));
    }
    return origin;
  }
}
