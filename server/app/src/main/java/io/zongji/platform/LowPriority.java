package io.zongji.platform;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has Linux give a thread a tenth of what others get while they compete for processors. Java's
/// own priorities have no effect there.
final class LowPriority {
  private static final Logger LOG = LoggerFactory.getLogger(LowPriority.class);
  private static final int OF_A_THREAD = 0;
  private static final int THIS_ONE = 0;
  private static final int NICE = 10;

  private LowPriority() {}

  /// Lowers the priority of the calling thread of the operating system for good; on other systems
  /// than Linux, where the call means the whole process, nothing changes.
  @SuppressWarnings("restricted") // asks for nothing but setpriority
  static void ofThisThread() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return;
    }
    try {
      var linker = Linker.nativeLinker();
      var function = linker.defaultLookup().find("setpriority");
      if (function.isPresent()) {
        var form =
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT);
        int failed =
            (int)
                linker
                    .downcallHandle(function.get(), form)
                    .invokeExact(OF_A_THREAD, THIS_ONE, NICE);
        LOG.debug("priority lowered: {}", failed == 0);
      }
    } catch (Throwable e) {
      // It still computes, with as much of the processors as everybody else.
      LOG.debug("priority not lowered", e);
    }
  }
}
