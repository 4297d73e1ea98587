package io.zongji.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// States who may call an operation, or each operation of a controller. An operation without it is
/// refused to everybody. It appears in the contract as `x-roles`.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface MayCall {
  Caller value();

  /// Whether a member of staff who has to change the password first may call it all the same.
  boolean beforePasswordChange() default false;
}
