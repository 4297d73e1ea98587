package io.zongji.staff;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tells the cookies of this installation from those of others on the same host, which browsers do
/// not keep apart by port.
///
/// A cookie's value begins with the mark of its installation. Where a browser shows the cookie of
/// another one under the usual name, this one's gets a name of its own.
@Component
class Installation {
  private static final int MARK_CHARACTERS = 8;

  private final JdbcClient jdbc;
  private volatile @Nullable String mark;

  Installation(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The same on all servers of one database.
  String mark() {
    var known = mark;
    if (known == null) {
      known =
          jdbc.sql("select id::text from installation")
              .query(String.class)
              .single()
              .substring(0, MARK_CHARACTERS);
      mark = known;
    }
    return known;
  }
}
