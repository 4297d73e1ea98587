package io.zongji.media;

/// A small picture of a picture, upright.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Thumbnail(String contentType, byte[] bytes) {}
