package io.zongji.channel;

import io.zongji.platform.NormalForm;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// The origin of a web page as browsers write it: scheme, host and, unless it is the default, port.
public record Origin(String value) {
  /// The longest origin, in characters.
  static final int CHARACTERS_MAX = 200;

  /// Reads what a person typed or a browser sent; empty when it is no origin of a web page.
  public static Optional<Origin> parse(String text) {
    var plain = NormalForm.identifier(text);
    if (plain.length() > CHARACTERS_MAX) {
      return Optional.empty();
    }
    try {
      return of(
          new URI(ascii(plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain)));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Host and, unless it is the default, port: what a request's `Host` header says.
  public String authority() {
    return value.substring(value.indexOf("://") + 3);
  }

  @Override
  public String toString() {
    return value;
  }

  private static Optional<Origin> of(URI uri) {
    if (uri.getScheme() == null || uri.getHost() == null) {
      return Optional.empty();
    }
    var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    var bare =
        uri.getRawPath().isEmpty()
            && uri.getRawQuery() == null
            && uri.getRawFragment() == null
            && uri.getRawUserInfo() == null;
    if (!bare || !(scheme.equals("http") || scheme.equals("https")) || uri.getPort() > 65_535) {
      return Optional.empty();
    }
    var standard = scheme.equals("https") ? 443 : 80;
    var port = uri.getPort() < 0 || uri.getPort() == standard ? "" : ":" + uri.getPort();
    return Optional.of(new Origin(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port));
  }

  /// Browsers send names outside ASCII in their ASCII form.
  private static String ascii(String text) {
    var start = text.indexOf("://");
    if (start < 0 || text.chars().allMatch(c -> c < 128)) {
      return text;
    }
    var rest = text.substring(start + 3);
    var colon = rest.lastIndexOf(':');
    var host = colon < 0 ? rest : rest.substring(0, colon);
    return text.substring(0, start + 3) + IDN.toASCII(host) + rest.substring(host.length());
  }
}
