package io.zongji.staff;

import java.time.Instant;
import java.util.Optional;

/// A member of staff.
///
/// @param number 工号, what `${StaffNo}` prints; unique among the living
/// @param email lower-case; unique among the living
/// @param nickname what customers see; may be empty
/// @param mobile may be empty
/// @param mustChange whether the password has to be changed before anything else
/// @param deletedAt when the member was deleted; records keep showing name and number
public record Member(
    StaffId id,
    String number,
    String name,
    String email,
    String nickname,
    String mobile,
    Role role,
    boolean mustChange,
    Instant createdAt,
    Optional<Instant> deletedAt) {

  public boolean living() {
    return deletedAt.isEmpty();
  }

  /// What customers see: the nickname, or the name where there is none.
  public String shownName() {
    return nickname.isEmpty() ? name : nickname;
  }
}
