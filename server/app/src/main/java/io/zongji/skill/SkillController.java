package io.zongji.skill;

import io.swagger.v3.oas.annotations.Operation;
import io.zongji.platform.Caller;
import io.zongji.platform.Checked;
import io.zongji.platform.FaultException;
import io.zongji.platform.FieldError;
import io.zongji.platform.MayCall;
import io.zongji.platform.Mode;
import io.zongji.staff.Member;
import io.zongji.staff.StaffDirectory;
import io.zongji.staff.StaffId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// 技能组管理 over HTTP.
@RestController
@RequestMapping("/api/skill-groups")
@MayCall(Caller.ADMIN)
class SkillController {
  static final int NAME_MAX = 20;
  static final int CAP_MAX = 100;
  static final int MEMBERS_AT_ONCE_MAX = 500;

  private final SkillStore store;
  private final SkillRegister register;
  private final StaffDirectory directory;
  private final ObjectProvider<FlowUsage> usage;

  SkillController(
      SkillStore store,
      SkillRegister register,
      StaffDirectory directory,
      ObjectProvider<FlowUsage> usage) {
    this.store = store;
    this.register = register;
    this.directory = directory;
    this.usage = usage;
  }

  record GroupView(UUID id, Mode mode, String name, int cap, int members, Instant createdAt) {
    static GroupView of(SkillGroup group, int members) {
      return new GroupView(
          group.id().value(), group.mode(), group.name(), group.cap(), members, group.createdAt());
    }
  }

  record GroupRequest(@Nullable Mode mode, @Nullable String name, @Nullable Integer cap) {}

  record Usage(List<FlowUsage.FlowName> flows) {}

  record MemberView(UUID id, String number, String name, String email) {
    static MemberView of(Member member) {
      return new MemberView(member.id().value(), member.number(), member.name(), member.email());
    }
  }

  record MembersView(int total, List<MemberView> items) {}

  record MembersRequest(@Nullable List<@Nullable UUID> staffIds) {}

  @GetMapping
  @Operation(operationId = "listSkillGroups", summary = "Skill groups of a mode, or of all")
  List<GroupView> list(@RequestParam(required = false) @Nullable Mode mode) {
    var counts = store.memberCounts();
    return store.living(mode).stream()
        .map(group -> GroupView.of(group, counts.getOrDefault(group.id(), 0)))
        .toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(operationId = "addSkillGroup", summary = "Make a skill group")
  GroupView add(@RequestBody GroupRequest body) {
    var checked = new Checked();
    var mode = checked.present("mode", body.mode(), Mode.OMNIMEDIA);
    var name = checked.line("name", body.name(), 1, NAME_MAX);
    int cap = cap(checked, mode, body.cap() == null ? Integer.valueOf(1) : body.cap());
    checked.orThrow(SkillFault.INVALID);
    return GroupView.of(register.create(mode, name, cap), 0);
  }

  @PutMapping("/{id}")
  @Operation(operationId = "editSkillGroup", summary = "Rename a group; ONLINE: change its cap")
  GroupView edit(@PathVariable UUID id, @RequestBody GroupRequest body) {
    var group = living(id);
    var checked = new Checked();
    if (body.mode() != null && body.mode() != group.mode()) {
      checked.add(FieldError.of("mode", "fixed"));
    }
    var name = checked.line("name", body.name(), 1, NAME_MAX);
    int cap =
        cap(checked, group.mode(), body.cap() == null ? Integer.valueOf(group.cap()) : body.cap());
    checked.orThrow(SkillFault.INVALID);
    register.edit(group.id(), name, cap);
    return GroupView.of(living(id), store.members(group.id()).size());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(operationId = "deleteSkillGroup", summary = "Delete a group; its agents stay")
  void delete(@PathVariable UUID id) {
    register.delete(new SkillGroupId(id));
  }

  @GetMapping("/{id}/usage")
  @Operation(operationId = "skillGroupUsage", summary = "The flows that point at a group")
  Usage usage(@PathVariable UUID id) {
    var group = living(id);
    return new Usage(
        usage.stream().flatMap(flows -> flows.flowsUsing(group.id()).stream()).toList());
  }

  @GetMapping("/{id}/members")
  @Operation(operationId = "skillGroupMembers", summary = "The members of a group, by number")
  MembersView members(@PathVariable UUID id) {
    var members =
        directory.findAll(store.members(living(id).id())).values().stream()
            .sorted(Comparator.comparing(Member::number))
            .map(MemberView::of)
            .toList();
    return new MembersView(members.size(), members);
  }

  @PostMapping("/{id}/members")
  @Operation(operationId = "addSkillGroupMembers", summary = "Add members to a group")
  MembersView addMembers(@PathVariable UUID id, @RequestBody MembersRequest body) {
    var group = living(id);
    var checked = new Checked();
    var staff = staff(checked, body.staffIds());
    checked.orThrow(SkillFault.INVALID);
    register.addMembers(group.id(), staff);
    return members(id);
  }

  @DeleteMapping("/{id}/members/{staffId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(operationId = "removeSkillGroupMember", summary = "Remove a member from a group")
  void removeMember(@PathVariable UUID id, @PathVariable UUID staffId) {
    register.removeMember(living(id).id(), new StaffId(staffId));
  }

  private List<StaffId> staff(Checked checked, @Nullable List<@Nullable UUID> asked) {
    var staff = new ArrayList<StaffId>();
    if (asked == null || asked.isEmpty()) {
      checked.add(FieldError.of("staffIds", "required"));
      return staff;
    }
    if (asked.size() > MEMBERS_AT_ONCE_MAX) {
      checked.add(FieldError.of("staffIds", "too-many", MEMBERS_AT_ONCE_MAX));
      return staff;
    }
    for (int i = 0; i < asked.size(); i++) {
      var one = asked.get(i);
      if (one == null || directory.findLiving(new StaffId(one)).isEmpty()) {
        checked.add(FieldError.of("staffIds[" + i + "]", "unknown-value"));
      } else {
        staff.add(new StaffId(one));
      }
    }
    return staff;
  }

  /// The cap is fixed at 1 but for ONLINE (SG-1).
  private static int cap(Checked checked, Mode mode, Integer cap) {
    return checked.number("cap", cap, 1, mode.exclusive() ? 1 : CAP_MAX);
  }

  private SkillGroup living(UUID id) {
    return store
        .find(new SkillGroupId(id))
        .filter(SkillGroup::living)
        .orElseThrow(() -> new FaultException(SkillFault.UNKNOWN));
  }
}
