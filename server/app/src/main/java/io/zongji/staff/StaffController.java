package io.zongji.staff;

import io.swagger.v3.oas.annotations.Operation;
import io.zongji.platform.Caller;
import io.zongji.platform.Checked;
import io.zongji.platform.FaultException;
import io.zongji.platform.FieldError;
import io.zongji.platform.MayCall;
import io.zongji.platform.NormalForm;
import io.zongji.platform.Page;
import io.zongji.platform.Paging;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
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

/// 客服管理 over HTTP.
@RestController
@RequestMapping("/api/staff")
@MayCall(Caller.ADMIN)
class StaffController {
  private final StaffStore store;
  private final StaffRegister register;
  private final StaffGroups groups;
  private final Accounts accounts;
  private final Mail mail;

  StaffController(
      StaffStore store, StaffRegister register, StaffGroups groups, Accounts accounts, Mail mail) {
    this.store = store;
    this.register = register;
    this.groups = groups;
    this.accounts = accounts;
    this.mail = mail;
  }

  /// A member as the lists and forms of the console show it.
  record StaffView(
      UUID id,
      String number,
      String name,
      String email,
      String nickname,
      String mobile,
      Role role,
      List<StaffGroups.GroupName> groups,
      Instant createdAt) {
    static StaffView of(Member member, List<StaffGroups.GroupName> groups) {
      return new StaffView(
          member.id().value(),
          member.number(),
          member.name(),
          member.email(),
          member.nickname(),
          member.mobile(),
          member.role(),
          groups,
          member.createdAt());
    }
  }

  record StaffRequest(
      @Nullable String number,
      @Nullable String name,
      @Nullable String email,
      @Nullable String nickname,
      @Nullable String mobile,
      @Nullable Role role,
      @Nullable List<@Nullable UUID> groupIds) {}

  /// @param oneTimePassword absent when it went out by e-mail
  record StaffAdded(StaffView staff, @Nullable String oneTimePassword) {}

  record NewPassword(@Nullable String oneTimePassword) {}

  @GetMapping
  @Operation(operationId = "listStaff", summary = "Members of staff, newest first")
  Page<StaffView> list(
      @RequestParam(required = false) @Nullable String number,
      @RequestParam(required = false) @Nullable String email,
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable String mobile,
      @RequestParam(required = false) @Nullable UUID groupId,
      @RequestParam(required = false) @Nullable Integer page,
      @RequestParam(required = false) @Nullable Integer size) {
    var paging = Paging.of(page, size);
    var filter = StaffFilter.of(number, email, name, mobile);
    if (groupId != null) {
      filter = filter.among(groups.members(groupId));
    }
    var members = store.page(filter, paging.size(), paging.offset());
    return new Page<>(views(members), store.count(filter));
  }

  @GetMapping("/{id}")
  @Operation(operationId = "getStaff", summary = "One member of staff")
  StaffView get(@PathVariable UUID id) {
    return view(living(id));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(operationId = "addStaff", summary = "Add a member of staff")
  StaffAdded add(@RequestBody StaffRequest body) {
    var checked = new Checked();
    var asked =
        new NewMember(
            MemberChecks.number(checked, body.number()),
            MemberChecks.name(checked, body.name()),
            MemberChecks.email(checked, body.email()),
            MemberChecks.nickname(checked, body.nickname()),
            MemberChecks.mobile(checked, body.mobile()),
            checked.present("role", body.role(), Role.AGENT),
            MemberChecks.groups(checked, body.groupIds(), groups.living()));
    checked.orThrow(StaffFault.INVALID);
    var added = register.add(asked);
    return new StaffAdded(view(added.member()), handOver(added.member(), added.password()));
  }

  @PutMapping("/{id}")
  @Operation(
      operationId = "editStaff",
      summary = "Change name, nickname, mobile and groups; the rest is fixed")
  StaffView edit(@PathVariable UUID id, @RequestBody StaffRequest body) {
    var member = living(id);
    var checked = new Checked();
    checkFixed(checked, member, body);
    var edit =
        new StaffRegister.Edit(
            MemberChecks.name(checked, body.name()),
            MemberChecks.nickname(checked, body.nickname()),
            MemberChecks.mobile(checked, body.mobile()),
            MemberChecks.groups(checked, body.groupIds(), groups.living()));
    checked.orThrow(StaffFault.INVALID);
    register.edit(member.id(), edit);
    return view(living(id));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(operationId = "deleteStaff", summary = "Delete a member; records keep the name")
  void delete(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me) {
    register.delete(new StaffId(id), me.id());
  }

  @PostMapping("/{id}/password-reset")
  @Operation(operationId = "resetPassword", summary = "Give a member a new one-time password")
  NewPassword resetPassword(@PathVariable UUID id) {
    var member = living(id);
    return new NewPassword(handOver(member, accounts.reset(member.id())));
  }

  private static void checkFixed(Checked checked, Member member, StaffRequest body) {
    var fixed =
        Map.of(
            "number",
                body.number() == null
                    || NormalForm.identifier(body.number()).equals(member.number()),
            "email", body.email() == null || NormalForm.key(body.email()).equals(member.email()),
            "role", body.role() == null || body.role() == member.role());
    fixed.forEach(
        (field, same) -> {
          if (!same) {
            checked.add(FieldError.of(field, "fixed"));
          }
        });
  }

  /// Sends the password where mail works; otherwise it is for the administrator to see once.
  private @Nullable String handOver(Member member, String password) {
    return mail.sendPassword(member, password) ? null : password;
  }

  private Member living(UUID id) {
    return store
        .find(new StaffId(id))
        .filter(Member::living)
        .orElseThrow(() -> new FaultException(StaffFault.UNKNOWN));
  }

  private StaffView view(Member member) {
    return views(List.of(member)).getFirst();
  }

  private List<StaffView> views(List<Member> members) {
    var named = groups.of(members.stream().map(Member::id).toList());
    return members.stream()
        .map(member -> StaffView.of(member, named.getOrDefault(member.id(), List.of())))
        .toList();
  }
}
