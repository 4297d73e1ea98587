/// 客服管理: members of staff, sign-in, and who may call what.
@org.jspecify.annotations.NullMarked
package io.zongji.staff;
