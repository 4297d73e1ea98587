package io.zongji.skill;

import io.zongji.platform.Fault;

/// What can be refused around skill groups.
public enum SkillFault implements Fault {
  INVALID("skill.invalid", Kind.INVALID),
  UNKNOWN("skill.unknown", Kind.NOT_FOUND),
  NAME_TAKEN("skill.name-taken", Kind.CONFLICT),
  NOT_A_MEMBER("skill.not-a-member", Kind.NOT_FOUND);

  private final String code;
  private final Kind kind;

  SkillFault(String code, Kind kind) {
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
