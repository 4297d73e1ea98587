package io.zongji.media;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;

/// Content of an S3-compatible store. It is asked for when the first byte is read, and from there
/// on only: a player that jumps does not make the server fetch what lies before.
final class S3Resource extends AbstractResource {
  private final String key;
  private final long bytes;
  private final Source source;

  /// Opens content from that byte on.
  interface Source {
    InputStream open(String key, long from) throws IOException;
  }

  S3Resource(String key, long bytes, Source source) {
    this.key = key;
    this.bytes = bytes;
    this.source = source;
  }

  @Override
  public boolean exists() {
    return true;
  }

  @Override
  public long contentLength() {
    return bytes;
  }

  @Override
  public String getDescription() {
    return key;
  }

  @Override
  public InputStream getInputStream() {
    return new Late();
  }

  private final class Late extends InputStream {
    private @Nullable InputStream in;
    private long from;

    @Override
    public int read() throws IOException {
      return from >= bytes && in == null ? -1 : in().read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return from >= bytes && in == null ? -1 : in().read(into, offset, length);
    }

    @Override
    public long skip(long count) throws IOException {
      if (in != null) {
        return in.skip(count);
      }
      long skipped = Math.max(0, Math.min(count, bytes - from));
      from += skipped;
      return skipped;
    }

    @Override
    public void close() throws IOException {
      if (in != null) {
        in.close();
      }
    }

    private InputStream in() throws IOException {
      var open = in;
      if (open == null) {
        open = source.open(key, from);
        in = open;
      }
      return open;
    }
  }
}
