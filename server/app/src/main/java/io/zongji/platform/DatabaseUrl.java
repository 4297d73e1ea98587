package io.zongji.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where the database is, as JDBC wants to hear it.
///
/// @param jdbcUrl the address without credentials
public record DatabaseUrl(String jdbcUrl, Optional<String> user, Optional<String> password) {

  /// Reads `postgres://user:password@host:port/name` or `jdbc:postgresql://host/name?user=…`. A
  /// cluster has several hosts with commas between.
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
    var authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
    int at = authority.lastIndexOf('@');
    if (at >= 0) {
      var parts = authority.substring(0, at).split(":", 2);
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
    var name = uri.getRawPath() == null || uri.getRawPath().length() < 2 ? "/" : uri.getRawPath();
    var options = kept.isEmpty() ? "" : "?" + String.join("&", kept);
    return new DatabaseUrl(
        "jdbc:postgresql://%s%s%s".formatted(hosts(authority.substring(at + 1)), name, options),
        user,
        password);
  }

  private static String hosts(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(host -> host.isEmpty() ? "localhost" : host)
        .map(host -> host.matches(".*:\\d+") ? host : host + ":5432")
        .collect(Collectors.joining(","));
  }

  private static List<String> query(URI uri) {
    return uri.getRawQuery() == null ? List.of() : List.of(uri.getRawQuery().split("&", -1));
  }

  private static String decode(String text) {
    // A plus sign stays one: in passwords it is more common than an encoded blank.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
