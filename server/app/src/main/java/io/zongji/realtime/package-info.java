/// The sockets of customers and agents: strict frames in, joined frames out, resume by sequence.
/// `contract/realtime.md` says what they speak.
@org.jspecify.annotations.NullMarked
package io.zongji.realtime;
