package io.zongji.staff;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A cookie whose value is `mark.rest`, under its usual name or, beside another installation's,
/// under `name_mark`.
record MarkedCookie(String name, Installation installation) {
  private static final String MARK = "[0-9a-f]{8}";

  /// What stands behind the mark in this installation's cookies.
  List<String> shown(HttpServletRequest request) {
    var begin = installation.mark() + ".";
    return named(request, List.of(name, ownName()))
        .filter(value -> value.startsWith(begin))
        .map(value -> value.substring(begin.length()))
        .toList();
  }

  /// What the usual name holds when it has no mark: former releases wrote none.
  Optional<String> unmarked(HttpServletRequest request) {
    return named(request, List.of(name)).filter(Predicate.not(MarkedCookie::marked)).findFirst();
  }

  /// The name to write it under.
  String nameFor(HttpServletRequest request) {
    var begin = installation.mark() + ".";
    boolean foreign =
        named(request, List.of(name)).anyMatch(value -> marked(value) && !value.startsWith(begin));
    boolean before = named(request, List.of(ownName())).findAny().isPresent();
    return foreign || before ? ownName() : name;
  }

  String value(String rest) {
    return installation.mark() + "." + rest;
  }

  private String ownName() {
    return name + "_" + installation.mark();
  }

  private static boolean marked(String value) {
    return value.matches(MARK + "\\..*");
  }

  private static Stream<String> named(HttpServletRequest request, List<String> names) {
    var cookies = request.getCookies();
    return Stream.of(cookies == null ? new Cookie[0] : cookies)
        .filter(cookie -> names.contains(cookie.getName()))
        .map(Cookie::getValue);
  }
}
