/// What operators watch: metrics for Prometheus, and who may read them.
@org.jspecify.annotations.NullMarked
package io.zongji.watch;
