/// 会话服务流管理: drafts and published versions of flows.
@org.jspecify.annotations.NullMarked
package io.zongji.flows;
