/// How many agents it takes: the classical formulas of queueing. Pure.
@org.jspecify.annotations.NullMarked
package io.zongji.staffing;
