package io.zongji.platform;

import java.util.UUID;

/// Where new identifiers come from; [Ids#next] in the product.
@FunctionalInterface
public interface IdSource {
  /// An identifier that nothing else has.
  UUID next();
}
