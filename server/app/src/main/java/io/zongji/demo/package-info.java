/// The sample desk: what a newcomer needs to serve a first customer within a minute.
@org.jspecify.annotations.NullMarked
package io.zongji.demo;
