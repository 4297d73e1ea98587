/// 数据概览 and 服务记录: what the timelines say about today and about each conversation.
@org.jspecify.annotations.NullMarked
package io.zongji.insight;
