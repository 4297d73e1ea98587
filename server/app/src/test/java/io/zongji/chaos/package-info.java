/// Real servers, real PostgreSQL and real clients, killed again and again.
///
/// [io.zongji.chaos.Chaos] kills one server and its database under load, [io.zongji.chaos.Race] has
/// two servers race on one database. Both check afterwards what the timelines and what the clients
/// saw ([io.zongji.chaos.Verdict]).
@org.jspecify.annotations.NullMarked
package io.zongji.chaos;
