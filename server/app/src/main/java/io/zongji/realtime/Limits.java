package io.zongji.realtime;

import java.time.Duration;

/// The limits of the sockets; a client past one of them harms itself alone.
public final class Limits {
  /// Bytes of a client's frame.
  public static final int FRAME_BYTES_MAX = 16_384;

  /// Bytes past which the server does not even read a frame to the end (it closes with 1009).
  public static final int FRAME_BYTES_READ_MAX = 65_536;

  /// Frames that a client may send in each second, unless `ZONGJI_FRAMES_PER_SECOND` says
  /// otherwise.
  public static final int FRAMES_PER_SECOND_MAX = 20;

  /// Seconds whose frames a client may send at once after a pause.
  public static final int FRAMES_BURST_SECONDS = 2;

  /// Commands of one client that may be on their way to the database; no further frame is read
  /// before one of them is answered.
  static final int COMMANDS_AT_ONCE_MAX = 16;

  /// Bytes that may wait for one client; past them the socket closes with 4008.
  public static final int OUTBOX_BYTES_MAX = 1_048_576;

  /// Bytes of the events of one frame of the server, unless one event alone has more.
  static final int JOINED_BYTES_MAX = 131_072;

  /// Entries of one range.
  public static final int RANGE_ENTRIES_MAX = 200;

  /// Characters of the texts of one range, unless one entry alone has more.
  static final int RANGE_CHARACTERS_MAX = 131_072;

  /// Bytes of all ranges of one welcome; what does not fit is fetched by the client.
  static final int WELCOME_BYTES_MAX = 524_288;

  /// Conversations that a workspace may name in its hello.
  static final int HELLO_CONVERSATIONS_MAX = 500;

  /// Sockets that this server holds at once; one more is told to come back.
  public static final int SOCKETS_MAX = 50_000;

  /// Connections that may wait until this server accepts them; one more is dropped by the kernel
  /// and tries again after one second, then three. When a server dies, everybody comes to the
  /// others at once. The kernel allows no more than its `net.core.somaxconn`.
  static final int CONNECTIONS_WAITING_MAX = 4_096;

  /// How long a socket may stay without its hello. A hello that failed because of the server gives
  /// the time for another one.
  static final Duration HELLO_WITHIN = Duration.ofSeconds(10);

  /// Pages of one conversation that this server holds at once; when one more comes, the oldest is
  /// closed with 4009.
  public static final int PAGES_MAX = 8;

  /// Sockets of one network address that this server holds at once, unless
  /// `ZONGJI_SOCKETS_PER_ADDRESS` says otherwise; one more is told to come back. Addresses of this
  /// machine and of private networks are not counted: a proxy may stand there that does not say for
  /// whom it speaks.
  public static final int ADDRESS_SOCKETS_MAX = 2_000;

  /// How long nothing may come from a client, not even the answer to a ping. What the server sends
  /// proves nothing: a network that swallows everything takes it too.
  public static final Duration SILENCE_MAX = Duration.ofSeconds(24);

  /// How seldom typing is passed on.
  static final Duration TYPING_PAUSE = Duration.ofSeconds(1);

  /// How long a customer's page may be gone before it counts as away; reloads are shorter.
  static final Duration RELOAD_GRACE = Duration.ofSeconds(2);

  /// How often the leases of pages and browsers are renewed.
  static final Duration LEASE_RENEWAL = Duration.ofSeconds(5);

  /// How old the lease of a page may grow before the page counts as gone, whoever held it.
  static final Duration LEASE_LIFE = Duration.ofSeconds(20);

  private Limits() {}
}
