package io.zongji.platform;

import org.jspecify.annotations.Nullable;

/// Which page of a list is asked for.
///
/// @param page counted from 1
/// @param size at most [#SIZE_MAX]
public record Paging(int page, int size) {
  public static final int SIZE_MAX = 100;
  private static final int PAGE_MAX = 1_000_000;
  private static final int SIZE_USUAL = 20;

  /// Reads the query parameters; absent ones mean the first page of 20.
  public static Paging of(@Nullable Integer page, @Nullable Integer size) {
    var checked = new Checked();
    var asked =
        new Paging(
            checked.number("page", page == null ? Integer.valueOf(1) : page, 1, PAGE_MAX),
            checked.number("size", size == null ? Integer.valueOf(SIZE_USUAL) : size, 1, SIZE_MAX));
    checked.orThrow(RequestFault.INVALID);
    return asked;
  }

  public int offset() {
    return (page - 1) * size;
  }
}
