package io.zongji.media;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class FolderFilesTest implements MediaFilesContract {
  @TempDir private Path folder;

  @Override
  public MediaFiles files() {
    return new FolderFiles(folder);
  }
}
