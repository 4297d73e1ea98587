package io.zongji.insight;

import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// Who is named by id in the entries of a timeline.
record Mentioned(Set<StaffId> staff, Set<SkillGroupId> groups) {
  private static final Set<String> STAFF = Set.of("staffId", "staff", "by", "to");

  static Mentioned in(JsonNode entries) {
    var mentioned = new Mentioned(new HashSet<>(), new HashSet<>());
    mentioned.walk(entries);
    return mentioned;
  }

  private void walk(JsonNode node) {
    for (var field : node.properties()) {
      if (STAFF.contains(field.getKey())) {
        read(field.getValue(), id -> staff.add(new StaffId(id)));
      } else if (field.getKey().equals("groupId")) {
        read(field.getValue(), id -> groups.add(new SkillGroupId(id)));
      }
    }
    node.forEach(this::walk);
  }

  /// Some of these fields hold a word instead, as `by` of the end of a service.
  private static void read(JsonNode value, Consumer<UUID> found) {
    if (value.isString() && value.asString().length() == 36) {
      found.accept(UUID.fromString(value.asString()));
    }
  }
}
