/// Websites: who may speak for one is a question of the page's origin.
@org.jspecify.annotations.NullMarked
package io.zongji.channel.website;
