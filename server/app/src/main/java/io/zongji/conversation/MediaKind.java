package io.zongji.conversation;

/// What sort of media a message carries.
public enum MediaKind {
  /// A picture that pages may show in place.
  IMAGE,
  /// Anything else; only ever downloaded.
  FILE,
  /// A voice message that pages may play in place.
  VOICE
}
