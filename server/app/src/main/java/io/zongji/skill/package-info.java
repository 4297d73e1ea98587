/// 技能组管理: skill groups and their members.
@org.jspecify.annotations.NullMarked
package io.zongji.skill;
