package io.zongji.media;

import java.io.IOException;
import java.util.Optional;
import org.springframework.core.io.InputStreamSource;
import org.springframework.core.io.Resource;

/// Where the content of media lies: a folder, or an S3-compatible store.
///
/// Content appears there whole or not at all, and before the row that names it, so that a row is
/// never without its content. Nothing is ever held in memory whole.
interface MediaFiles {
  /// Takes in content and returns its SHA-256; throws when it is not as long as it said.
  ///
  /// @param source may be opened more than once
  byte[] add(MediaFile file, InputStreamSource source, long bytes) throws IOException;

  /// What lies there, to be read from any place; empty when nothing does.
  Optional<Resource> find(MediaFile file) throws IOException;

  /// Removes what lies there, if anything does.
  void remove(MediaFile file) throws IOException;

  /// Whether it can be used at the moment.
  boolean reachable();
}
