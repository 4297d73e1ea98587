/// The desk: queues, offers and presence. It hears what was committed and answers with commands.
///
/// [io.zongji.desk.Desk] is the way in. What an agent gets and why is decided by the pure core
/// `io.zongji.routing`; the door refuses what has become impossible meanwhile, and then the desk
/// decides again.
@org.jspecify.annotations.NullMarked
package io.zongji.desk;
