package io.zongji.staff;

import java.util.Set;
import java.util.UUID;

/// Somebody to be added, already checked but for what only the database knows.
///
/// @param number empty when the next free one shall be given
record NewMember(
    String number,
    String name,
    String email,
    String nickname,
    String mobile,
    Role role,
    Set<UUID> groups) {}
