/// 操作日志: what administrators changed, kept for ever beside the change itself.
@org.jspecify.annotations.NullMarked
package io.zongji.audit;
