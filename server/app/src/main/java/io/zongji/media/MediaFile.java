package io.zongji.media;

import io.zongji.conversation.MediaId;

/// Names what lies in a store: what was uploaded, or the small picture made of it.
record MediaFile(MediaId id, Sort sort) {
  enum Sort {
    ORIGINAL,
    THUMBNAIL
  }

  static MediaFile original(MediaId id) {
    return new MediaFile(id, Sort.ORIGINAL);
  }

  static MediaFile thumbnail(MediaId id) {
    return new MediaFile(id, Sort.THUMBNAIL);
  }

  /// Where it lies below `media/`, the same in every store: `ab/cd/<id>`.
  String path() {
    // The end of an id is random where its beginning is the time.
    var name = id.value().toString();
    int end = name.length();
    return "%s/%s/%s%s"
        .formatted(
            name.substring(end - 2),
            name.substring(end - 4, end - 2),
            name,
            sort == Sort.ORIGINAL ? "" : ".thumb");
  }
}
