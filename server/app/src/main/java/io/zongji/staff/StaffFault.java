package io.zongji.staff;

import io.zongji.platform.Fault;

/// What can be refused around staff and sign-in.
public enum StaffFault implements Fault {
  INVALID("staff.invalid", Kind.INVALID),
  UNKNOWN("staff.unknown", Kind.NOT_FOUND),
  TAKEN("staff.taken", Kind.CONFLICT),
  LAST_ADMINISTRATOR("staff.last-administrator", Kind.CONFLICT),
  YOURSELF("staff.yourself", Kind.CONFLICT),
  WRONG_CREDENTIALS("staff.wrong-credentials", Kind.UNAUTHENTICATED),
  SIGN_IN_BLOCKED("staff.sign-in-blocked", Kind.TOO_MANY),
  PASSWORD_CHANGE_REQUIRED("staff.password-change-required", Kind.FORBIDDEN),
  WRONG_PASSWORD("staff.wrong-password", Kind.INVALID),
  PASSWORD_RULES("staff.password-rules", Kind.INVALID),
  IMPORT_UNREADABLE("staff.import-unreadable", Kind.INVALID),
  IMPORT_ROWS("staff.import-rows", Kind.INVALID),
  IMPORT_TYPE("staff.import-type", Kind.UNSUPPORTED),
  IMPORT_ENCODING("staff.import-encoding", Kind.INVALID),
  IMPORT_QUOTE("staff.import-quote", Kind.INVALID),
  IMPORT_NO_HEADINGS("staff.import-no-headings", Kind.INVALID),
  IMPORT_HEADINGS("staff.import-headings", Kind.INVALID),
  IMPORT_SHEETS("staff.import-sheets", Kind.INVALID),
  IMPORT_TOO_MUCH("staff.import-too-much", Kind.TOO_LARGE),
  IMPORT_FILE_TOO_LARGE("staff.import-file-too-large", Kind.TOO_LARGE),
  IMPORT_EMPTY("staff.import-empty", Kind.INVALID),
  IMPORT_TOO_LONG("staff.import-too-long", Kind.TOO_LARGE);

  private final String code;
  private final Kind kind;

  StaffFault(String code, Kind kind) {
    this.code = code;
    this.kind = kind;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
