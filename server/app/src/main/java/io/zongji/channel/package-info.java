/// Channels by which customers come, and the entry through them. Each kind has an adapter in a
/// package of its own behind [io.zongji.channel.ChannelAdapter]; adapters know nothing of each
/// other.
@org.jspecify.annotations.NullMarked
package io.zongji.channel;
