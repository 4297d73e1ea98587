package io.zongji.staff;

import io.swagger.v3.oas.annotations.Operation;
import io.zongji.platform.Caller;
import io.zongji.platform.Checked;
import io.zongji.platform.FaultException;
import io.zongji.platform.FieldError;
import io.zongji.platform.MayCall;
import io.zongji.platform.NormalForm;
import io.zongji.staff.StaffController.StaffAdded;
import io.zongji.staff.StaffController.StaffView;
import io.zongji.staff.StaffGroups.GroupName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// 批量导入: the template and the import of a filled one, all rows or none.
@RestController
@RequestMapping("/api/staff")
@MayCall(Caller.ADMIN)
class StaffImportController {
  private static final Map<String, Role> ROLES =
      Map.of("管理员", Role.ADMIN, "admin", Role.ADMIN, "普通座席", Role.AGENT, "agent", Role.AGENT);
  private static final Map<String, String> MODES =
      Map.of("全媒体客服", "OMNIMEDIA", "在线客服", "ONLINE", "电话客服", "PHONE");

  private final StaffRegister register;
  private final StaffGroups groups;
  private final Mail mail;

  StaffImportController(StaffRegister register, StaffGroups groups, Mail mail) {
    this.register = register;
    this.groups = groups;
    this.mail = mail;
  }

  enum Format {
    xlsx,
    csv
  }

  record Imported(List<StaffAdded> created) {}

  @GetMapping("/import-template")
  @Operation(operationId = "staffImportTemplate", summary = "The file to fill in for an import")
  ResponseEntity<byte[]> template(@RequestParam(defaultValue = "xlsx") Format format) {
    var type =
        switch (format) {
          case xlsx -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
          case csv -> "text/csv;charset=UTF-8";
        };
    var content =
        switch (format) {
          case xlsx -> StaffTable.xlsxTemplate();
          case csv -> StaffTable.csvTemplate();
        };
    var disposition = ContentDisposition.attachment().filename("staff." + format).build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .contentType(MediaType.parseMediaType(type))
        .body(content);
  }

  @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(operationId = "importStaff", summary = "Add all members of a table, or none")
  Imported importStaff(@RequestPart("file") MultipartFile file) throws IOException {
    var living = groups.living();
    var errors = new ArrayList<FieldError>();
    var rows = new ArrayList<StaffRegister.Row>();
    for (var row : StaffTable.read(file.getBytes())) {
      errors.addAll(row.unreadable());
      var checked = new Checked();
      rows.add(new StaffRegister.Row(row.number(), member(row, living, checked)));
      errors.addAll(checked.errorsInRow(row.number()));
    }
    if (!errors.isEmpty()) {
      throw FaultException.of(StaffFault.IMPORT_ROWS, errors, errors.size());
    }
    return new Imported(
        register.addAll(rows, StaffFault.IMPORT_ROWS).stream().map(this::view).toList());
  }

  private StaffAdded view(StaffRegister.Added added) {
    var member = added.member();
    var named = groups.of(List.of(member.id())).getOrDefault(member.id(), List.of());
    var sent = mail.sendPassword(member, added.password());
    return new StaffAdded(StaffView.of(member, named), sent ? null : added.password());
  }

  private static NewMember member(StaffTable.Row row, List<GroupName> living, Checked checked) {
    return new NewMember(
        MemberChecks.number(checked, row.cell(Heading.NUMBER)),
        MemberChecks.name(checked, row.cell(Heading.NAME)),
        MemberChecks.email(checked, row.cell(Heading.EMAIL)),
        MemberChecks.nickname(checked, row.cell(Heading.NICKNAME)),
        MemberChecks.mobile(checked, row.cell(Heading.MOBILE)),
        role(checked, row.cell(Heading.ROLE)),
        groups(checked, row.cell(Heading.GROUPS), living));
  }

  private static Role role(Checked checked, String text) {
    if (text.isEmpty()) {
      return Role.AGENT;
    }
    var role = ROLES.get(text.toLowerCase(Locale.ROOT));
    if (role == null) {
      checked.add(FieldError.of("role", "unknown-role"));
      return Role.AGENT;
    }
    return role;
  }

  private static Set<UUID> groups(Checked checked, String text, List<GroupName> living) {
    var found = new LinkedHashSet<UUID>();
    for (var name : text.split("[;；、\n]", -1)) {
      var wanted = NormalForm.shown(name);
      if (!wanted.isEmpty()) {
        var fits = living.stream().filter(group -> isMeant(wanted, group)).toList();
        if (fits.size() == 1) {
          found.add(fits.getFirst().id());
        } else {
          checked.add(
              FieldError.of("groups", fits.isEmpty() ? "unknown-group" : "ambiguous", wanted));
        }
      }
    }
    return found;
  }

  /// Whether a group is meant by its name, or by `mode/name` where several modes have such a group.
  private static boolean isMeant(String wanted, GroupName group) {
    var slash = wanted.indexOf('/');
    if (wanted.equals(group.name())) {
      return true;
    }
    if (slash < 0) {
      return false;
    }
    var mode = wanted.substring(0, slash).strip();
    return MODES.getOrDefault(mode, mode.toUpperCase(Locale.ROOT)).equals(group.mode().name())
        && wanted.substring(slash + 1).strip().equals(group.name());
  }
}
