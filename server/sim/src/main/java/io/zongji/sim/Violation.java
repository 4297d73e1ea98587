package io.zongji.sim;

/// Something that must never be was seen.
final class Violation extends RuntimeException {
  private final String invariant;

  /// @param invariant the id and name of what was broken
  /// @param evidence what was seen, with the timeline concerned
  Violation(String invariant, String evidence) {
    super(invariant + "\n" + evidence);
    this.invariant = invariant;
  }

  String invariant() {
    return invariant;
  }
}
