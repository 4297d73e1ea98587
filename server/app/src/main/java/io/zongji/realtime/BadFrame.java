package io.zongji.realtime;

/// A frame that cannot even be answered: no JSON object, too large, or without `op` and `ref`.
final class BadFrame extends Exception {
  BadFrame(String message) {
    super(message);
  }
}
