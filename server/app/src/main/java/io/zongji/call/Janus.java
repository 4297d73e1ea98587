package io.zongji.call;

import io.zongji.call.SignalForm.Field;
import io.zongji.conversation.Call;
import io.zongji.conversation.CallId;
import io.zongji.conversation.Command;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.Fact;
import io.zongji.conversation.Outcome;
import io.zongji.platform.Background;
import io.zongji.platform.FaultException;
import io.zongji.platform.Outage;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// Media go over a room at Janus, which records them. Pages never talk to Janus: this server does
/// for them. When Janus is lost, its calls go on from page to page.
@Component("janusHealthIndicator")
class Janus implements Exchange, JanusClient.Guest, HealthIndicator {
  private static final Logger LOG = LoggerFactory.getLogger(Janus.class);

  private static final Map<String, Map<String, Field>> TYPES =
      Map.of(
          "publish",
          Map.of("sdp", Field.SDP),
          "subscribed",
          Map.of("sdp", Field.SDP),
          "candidate",
          Map.of(
              "candidate",
              Field.CANDIDATE,
              "sdpMid",
              Field.NAME,
              "sdpMLineIndex",
              Field.LINE_INDEX,
              "usernameFragment",
              Field.NAME,
              "pc",
              Field.PEER));

  private final Map<CallId, JanusRoom> rooms = new ConcurrentHashMap<>();
  private final JanusClient client;
  private final JanusHouse house;
  private final Legs legs;
  private final ObjectProvider<Lines> lines;
  private final ObjectProvider<Conversations> conversations;
  private final RecordingStore recordings;
  private final InstantSource clock;
  private final Background background;

  Janus(
      JanusClient client,
      JanusHouse house,
      Legs legs,
      RecordingStore recordings,
      InstantSource clock,
      ObjectProvider<Lines> lines,
      ObjectProvider<Conversations> conversations,
      Background background) {
    this.client = client;
    this.house = house;
    this.legs = legs;
    this.recordings = recordings;
    this.clock = clock;
    this.lines = lines;
    this.conversations = conversations;
    this.background = background;
  }

  @EventListener(ApplicationReadyEvent.class)
  void started() {
    client.start(this);
  }

  /// `janus` of the health: `AWAY` while there should be a Janus and is none. Calls go from page to
  /// page then, so that the server stays ready.
  @Override
  public Health health() {
    var health = open() || !client.wanted() ? Health.up() : Health.status("AWAY");
    return health.build();
  }

  @Override
  public Call.Way way() {
    return Call.Way.JANUS;
  }

  @Override
  public boolean open() {
    return client.session().isPresent();
  }

  @Override
  public Map<String, Map<String, Field>> types() {
    return TYPES;
  }

  @Override
  public void joined(Line line, Call.Side side, UUID leg) {
    legs.tell(line, way());
    room(line.where()).ifPresent(room -> room.expect(side, leg));
  }

  @Override
  public void taken(Line line) {
    legs.tell(line, way());
  }

  @Override
  public void came(Line line, Call.Side from, UUID leg, ObjectNode data) {
    room(line.where())
        .ifPresent(
            room -> {
              var sdp = data.path("sdp").asString("");
              switch (data.path("type").asString("")) {
                case "publish" -> room.publish(from, leg, sdp);
                case "subscribed" -> room.subscribed(from, leg, sdp);
                default -> room.candidate(from, leg, data);
              }
            });
  }

  /// Recorded is what is talked, and nothing before: until here the room records nobody.
  @Override
  public void talked(Line.Where where) {
    room(where).ifPresent(room -> room.record(() -> recordings.begin(where, clock.instant())));
  }

  @Override
  public void ended(CallId call) {
    var room = rooms.remove(call);
    if (room != null) {
      room.destroy();
    } else {
      client.session().ifPresent(session -> background.run("janus-end", () -> end(session, call)));
    }
  }

  /// Another server may have been in the room, and told nobody when it died.
  private void end(JanusSession session, CallId call) {
    attempt(
        session,
        desk -> {
          var there = session.say(desk, house.about(call, "exists"));
          if (there.at("/plugindata/data/exists").asBoolean(false)) {
            session.say(desk, house.about(call, "destroy"));
          }
        });
  }

  /// The room, unless Janus is away: the call goes from page to page then.
  private Optional<JanusRoom> room(Line.Where where) {
    var session = client.session();
    if (session.isEmpty()) {
      background.run("janus-lost", () -> move(where));
      return Optional.empty();
    }
    return Optional.of(
        rooms.compute(
            where.call(),
            (_, there) ->
                there != null && there.isOf(session.get())
                    ? there
                    : new JanusRoom(
                        where,
                        house,
                        session.get(),
                        new Strand(background, "janus-room"),
                        this::tell)));
  }

  private void tell(Line.Where where, Call.Side side, UUID leg, ObjectNode data) {
    try {
      lines
          .getObject()
          .tell(
              where,
              line -> {
                if (line.leg(side).filter(leg::equals).isPresent()) {
                  line.tell(side, data);
                }
                return leg;
              });
    } catch (FaultException e) {
      LOG.debug("call {} has ended meanwhile", where.call().value(), e);
    }
  }

  @Override
  public void found(JanusSession session) {
    background.run("janus-orphans", this::look);
  }

  @Override
  public void lost(JanusSession session) {
    for (var room : List.copyOf(rooms.values())) {
      if (room.isOf(session) && rooms.remove(room.where().call(), room)) {
        background.run("janus-lost", () -> move(room.where()));
      }
    }
  }

  private void move(Line.Where where) {
    var move =
        new Command.MoveCall(
            where.conversation(), where.call(), Call.Way.DIRECT, Fact.CallMoveWhy.JANUS_LOST);
    try {
      if (conversations.getObject().submit(move) instanceof Outcome.Done) {
        lines.getObject().moved(where, Call.Way.DIRECT);
      }
    } catch (FaultException e) {
      LOG.debug("call {} has ended meanwhile", where.call().value(), e);
    }
  }

  /// Removes rooms of this installation that no call needs any more, and records what is talked
  /// although a server died before it could say so.
  @Override
  public void look() {
    client.session().ifPresent(session -> attempt(session, desk -> look(session, desk)));
  }

  private void look(JanusSession session, long desk) throws JanusException {
    var listed = session.say(desk, JanusHouse.request("list"));
    var mine = new HashSet<CallId>();
    var silent = new HashSet<CallId>();
    for (var room : listed.at("/plugindata/data/list")) {
      var call = house.callOf(room);
      call.ifPresent(mine::add);
      call.filter(_ -> !room.path("record").asBoolean(false)).ifPresent(silent::add);
    }
    for (var where : lines.getObject().talked(silent)) {
      recordings.begin(where, clock.instant());
      session.say(desk, house.recording(where.call()));
    }
    removeOrphans(session, desk, mine);
  }

  private void removeOrphans(JanusSession session, long desk, Set<CallId> mine)
      throws JanusException {
    var open = lines.getObject().open(mine);
    for (var call : mine) {
      if (!open.contains(call)) {
        session.say(desk, house.about(call, "destroy"));
        LOG.info("removed the room of call {}, which is over", call.value());
      }
    }
  }

  /// Something that is done at a handle of its own.
  @FunctionalInterface
  private interface Visit {
    void at(long desk) throws JanusException;
  }

  private static void attempt(JanusSession session, Visit visit) {
    try {
      long desk = session.attach(_ -> {});
      try {
        visit.at(desk);
      } finally {
        session.detach(desk);
      }
    } catch (JanusException e) {
      LOG.warn("Janus does not tidy up now; a later look does: {}", e.toString());
    } catch (RuntimeException e) {
      if (!Outage.is(e)) {
        throw e;
      }
      LOG.debug("the database is away; a later look tidies up", e);
    }
  }
}
