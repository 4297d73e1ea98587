package io.zongji.call;

import java.util.Optional;
import java.util.UUID;

/// Something a page of a call is told by the page across or by the server. It is no fact.
///
/// @param n its number in its call; grows, with gaps where others are meant
/// @param leg the page that sent it; none when the server did
/// @param data a JSON object with a `type`
public record Signal(long n, From from, Optional<UUID> leg, String data) {
  /// Who sent it.
  public enum From {
    CUSTOMER,
    AGENT,
    SERVER
  }
}
