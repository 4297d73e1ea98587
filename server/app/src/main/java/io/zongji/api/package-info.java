/// The house's face to browsers: pages, and what belongs to no feature.
@org.jspecify.annotations.NullMarked
package io.zongji.api;
