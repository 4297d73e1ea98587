package io.zongji.call;

import io.zongji.conversation.Call;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The room of one call, as far as this server takes part in it: it holds the connections of the
/// pages that published here. Pages of the same call may be at other servers; the room at Janus is
/// the same.
///
/// Everything is done on one strand, in the order in which it was told. What Janus refuses is told
/// in the log; the page tries again by itself when it is not connected.
final class JanusRoom {
  private static final Logger LOG = LoggerFactory.getLogger(JanusRoom.class);

  private final Line.Where where;
  private final JanusHouse house;
  private final JanusSession session;
  private final Strand strand;
  private final Teller teller;
  private final Map<Call.Side, JanusPage> pages = new EnumMap<>(Call.Side.class);
  private long desk = JanusPage.NONE;
  private volatile boolean recorded;

  JanusRoom(
      Line.Where where, JanusHouse house, JanusSession session, Strand strand, Teller teller) {
    this.where = where;
    this.house = house;
    this.session = session;
    this.strand = strand;
    this.teller = teller;
  }

  /// Tells the page of a side something, if that page still counts.
  @FunctionalInterface
  interface Teller {
    void tell(Line.Where where, Call.Side side, UUID leg, ObjectNode data);
  }

  Line.Where where() {
    return where;
  }

  boolean isOf(JanusSession one) {
    return session.equals(one);
  }

  /// Something that Janus may refuse.
  @FunctionalInterface
  private interface Talk {
    void run() throws JanusException;
  }

  private void run(String what, Talk talk) {
    strand.run(
        () -> {
          try {
            talk.run();
          } catch (JanusException e) {
            if (!session.isLost()) {
              LOG.warn("Janus cannot {} in call {}: {}", what, where.call().value(), e.toString());
            }
          }
        });
  }

  /// A page of that side comes; the one before it of this server goes.
  void expect(Call.Side side, UUID leg) {
    run(
        "make a room",
        () -> {
          create();
          var before = pages.get(side);
          if (before != null && !before.leg().equals(leg)) {
            pages.remove(side);
            before.close();
          }
        });
  }

  private long create() throws JanusException {
    if (desk != JanusPage.NONE) {
      return desk;
    }
    long handle = session.attach(_ -> {});
    try {
      session.say(handle, house.creation(where.call()));
    } catch (JanusException e) {
      if (e.code() != JanusException.ROOM_EXISTS) {
        session.detach(handle);
        throw e;
      }
    }
    desk = handle;
    return handle;
  }

  /// Whoever is in the room or comes into it is recorded from now on; said once or often.
  ///
  /// @param begins takes down that there is a recording, before there can be any file of it
  void record(Runnable begins) {
    if (recorded) {
      return;
    }
    run(
        "record",
        () -> {
          if (!recorded) {
            long manager = create();
            begins.run();
            session.say(manager, house.recording(where.call()));
            recorded = true;
          }
        });
  }

  /// A page publishes, perhaps anew.
  void publish(Call.Side side, UUID leg, String sdp) {
    run(
        "take what a page publishes",
        () -> {
          long manager = create();
          var before = pages.remove(side);
          if (before != null) {
            before.close();
          }
          sendAway(manager, side);
          long handle = session.attach(this::heard);
          var page = new JanusPage(side, leg, session, handle);
          pages.put(side, page);
          var name = where.call().value() + "-" + side + "-" + handle;
          var answer =
              session.say(handle, house.entry(where.call(), side, name), jsep("offer", sdp));
          tell(page, described("published", answer));
          subscribe(page, answer.at("/plugindata/data/publishers"));
        });
  }

  /// Whoever is there for that side is of another server, or has died.
  private void sendAway(long manager, Call.Side side) throws JanusException {
    var there = session.say(manager, house.about(where.call(), "listparticipants"));
    for (var one : there.at("/plugindata/data/participants")) {
      if (one.path("display").asString("").equals(side.name())) {
        session.say(
            manager, house.about(where.call(), "kick").put("id", one.path("id").longValue()));
      }
    }
  }

  private void subscribe(JanusPage page, JsonNode publishers) throws JanusException {
    var feed = feedOf(page.side().other(), publishers);
    if (feed.isEmpty()) {
      return;
    }
    long handle = session.attach(this::heard);
    page.subscribes(handle);
    var wish = house.about(where.call(), "join").put("ptype", "subscriber");
    wish.putArray("streams").addObject().set("feed", feed.get());
    tell(page, described("subscribe", session.say(handle, wish)));
  }

  private static Optional<JsonNode> feedOf(Call.Side side, JsonNode publishers) {
    return publishers
        .valueStream()
        .filter(one -> one.path("display").asString("").equals(side.name()))
        .map(one -> one.path("id"))
        .reduce((_, newest) -> newest);
  }

  /// A page answers what it was offered.
  void subscribed(Call.Side side, UUID leg, String sdp) {
    run(
        "take a page's answer",
        () -> {
          var page = pageOf(side, leg);
          if (page != null && page.subscribing() != JanusPage.NONE) {
            session.say(page.subscribing(), JanusHouse.request("start"), jsep("answer", sdp));
          }
        });
  }

  /// A page can be reached there; without a candidate, it can be reached nowhere else.
  void candidate(Call.Side side, UUID leg, ObjectNode data) {
    run(
        "take where a page can be reached",
        () -> {
          var page = pageOf(side, leg);
          if (page == null) {
            return;
          }
          boolean publishes = data.path("pc").asString("").equals("publish");
          long handle = publishes ? page.publishing() : page.subscribing();
          if (handle != JanusPage.NONE) {
            session.trickle(handle, candidate(data));
          }
        });
  }

  private static ObjectNode candidate(ObjectNode data) {
    var candidate = JsonNodeFactory.instance.objectNode();
    var text = data.path("candidate").asString("");
    if (text.isEmpty()) {
      return candidate.put("completed", true);
    }
    candidate.put("candidate", text);
    for (var name : List.of("sdpMid", "sdpMLineIndex")) {
      if (data.path(name).isValueNode() && !data.path(name).isNull()) {
        candidate.set(name, data.path(name));
      }
    }
    return candidate;
  }

  /// The call is over: everybody goes, and the room too.
  void destroy() {
    run(
        "remove the room",
        () -> {
          pages.values().forEach(JanusPage::close);
          pages.clear();
          session.say(create(), house.about(where.call(), "destroy"));
          session.detach(desk);
          desk = JanusPage.NONE;
        });
  }

  private void heard(JsonNode event) {
    run("go on", () -> react(event));
  }

  private void react(JsonNode event) throws JanusException {
    long handle = event.path("sender").asLong(0);
    var page = pages.values().stream().filter(one -> one.has(handle)).findFirst();
    if (page.isEmpty()) {
      return;
    }
    var news = event.at("/plugindata/data");
    switch (event.path("janus").asString("")) {
      case "trickle" -> tell(page.get(), reachable(page.get(), handle, event.path("candidate")));
      case "event" -> {
        if (news.path("videoroom").asString("").equals("destroyed") || sentAway(news)) {
          pages.remove(page.get().side());
          page.get().close();
        } else if (handle == page.get().publishing()) {
          subscribe(page.get(), news.path("publishers"));
        }
      }
      default -> LOG.debug("Janus says {}", event);
    }
  }

  private static boolean sentAway(JsonNode news) {
    return news.path("leaving").asString("").equals("ok")
        && news.path("reason").asString("").equals("kicked");
  }

  private static ObjectNode reachable(JanusPage page, long handle, JsonNode candidate) {
    var data = JsonNodeFactory.instance.objectNode().put("type", "candidate");
    data.put("pc", handle == page.publishing() ? "publish" : "subscribe");
    data.put("candidate", candidate.path("candidate").asString(null));
    for (var name : List.of("sdpMid", "sdpMLineIndex")) {
      if (candidate.has(name)) {
        data.set(name, candidate.path(name));
      }
    }
    return data;
  }

  private static ObjectNode described(String type, JsonNode answer) throws JanusException {
    var sdp = answer.at("/jsep/sdp").asString("");
    if (sdp.isEmpty()) {
      throw new JanusException(JanusException.NO_CODE, "no session description for " + type);
    }
    return JsonNodeFactory.instance.objectNode().put("type", type).put("sdp", sdp);
  }

  private static ObjectNode jsep(String type, String sdp) {
    return JsonNodeFactory.instance.objectNode().put("type", type).put("sdp", sdp);
  }

  private void tell(JanusPage page, ObjectNode data) {
    teller.tell(where, page.side(), page.leg(), data);
  }

  private @Nullable JanusPage pageOf(Call.Side side, UUID leg) {
    var page = pages.get(side);
    return page != null && page.leg().equals(leg) ? page : null;
  }
}
