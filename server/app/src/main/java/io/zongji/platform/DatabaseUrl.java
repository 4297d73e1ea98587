package io.zongji.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the database is, as JDBC wants to hear it.
///
/// @param jdbcUrl the address without credentials
public record DatabaseUrl(String jdbcUrl, Optional<String> user, Optional<String> password) {

  /// Reads `postgres://user:password@host:port/name` or `jdbc:postgresql://host/name?user=…`.
  static DatabaseUrl parse(String text) {
    var plain = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
    if (!plain.matches("postgres(ql)?://.+")) {
      throw new StartupException(
          "ZONGJI_DATABASE_URL must look like postgres://user:password@host:5432/name");
    }
    try {
      return of(new URI(plain));
    } catch (URISyntaxException e) {
      throw new StartupException(
          "ZONGJI_DATABASE_URL is no valid address: "
              + e.getReason()
              + " (encode special"
              + " characters of the password as %XX)",
          e);
    }
  }

  private static DatabaseUrl of(URI uri) {
    Optional<String> user = Optional.empty();
    Optional<String> password = Optional.empty();
    if (uri.getRawUserInfo() != null) {
      var parts = uri.getRawUserInfo().split(":", 2);
      user = Optional.of(decode(parts[0]));
      password = parts.length == 2 ? Optional.of(decode(parts[1])) : Optional.empty();
    }
    var kept = new ArrayList<String>();
    for (var pair : query(uri)) {
      if (pair.startsWith("user=")) {
        user = Optional.of(decode(pair.substring(5)));
      } else if (pair.startsWith("password=")) {
        password = Optional.of(decode(pair.substring(9)));
      } else {
        kept.add(pair);
      }
    }
    var host = uri.getHost() == null ? "localhost" : uri.getHost();
    var port = uri.getPort() < 0 ? 5432 : uri.getPort();
    var name = uri.getRawPath() == null || uri.getRawPath().length() < 2 ? "/" : uri.getRawPath();
    var options = kept.isEmpty() ? "" : "?" + String.join("&", kept);
    return new DatabaseUrl(
        "jdbc:postgresql://%s:%d%s%s".formatted(host, port, name, options), user, password);
  }

  private static List<String> query(URI uri) {
    return uri.getRawQuery() == null ? List.of() : List.of(uri.getRawQuery().split("&", -1));
  }

  private static String decode(String text) {
    // A plus sign stays one: in passwords it is more common than an encoded blank.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
