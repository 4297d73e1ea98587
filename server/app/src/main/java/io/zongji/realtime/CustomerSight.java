package io.zongji.realtime;

import io.zongji.conversation.Content;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.Entry;
import io.zongji.conversation.Fact;
import io.zongji.conversation.Receipts;
import io.zongji.conversation.Stage;
import io.zongji.conversation.TimelineJson;
import io.zongji.desk.CallView;
import io.zongji.media.MediaLinks;
import io.zongji.staff.StaffId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A conversation as its customer sees it: messages and a few notices, nothing of the desk's
/// inside.
@Component
public class CustomerSight implements Sight {
  private final MediaLinks links;
  private final DeskGate desk;
  private final AgentNames names;

  CustomerSight(MediaLinks links, DeskGate desk, AgentNames names) {
    this.links = links;
    this.desk = desk;
    this.names = names;
  }

  @Override
  public Receipts.Side side() {
    return Receipts.Side.CUSTOMER;
  }

  /// The entries that the customer may see, in order.
  @Override
  public ArrayNode entries(List<Entry> entries) {
    var list = TimelineJson.mapper().createArrayNode();
    for (var entry : entries) {
      entry(entry).ifPresent(list::add);
    }
    return list;
  }

  @Override
  public boolean tellsState() {
    return true;
  }

  @Override
  public Optional<ObjectNode> state(Conversation conversation) {
    return Optional.of(stateOf(conversation));
  }

  private ObjectNode stateOf(Conversation conversation) {
    var node = TimelineJson.mapper().createObjectNode();
    node.put("phase", conversation.phase().name());
    node.putNull("ahead");
    node.putNull("keywords");
    node.putNull("agent");
    node.put("rated", conversation.rated());
    node.put("canRate", conversation.canRate());
    node.putNull("why");
    node.set("call", call(conversation));
    switch (conversation.stage()) {
      case Stage.InFlow(var awaited) ->
          awaited.ifPresent(answer -> answer.keywords().forEach(node.putArray("keywords")::add));
      case Stage.Waiting _, Stage.Offered _ ->
          desk.ahead(conversation).ifPresent(ahead -> node.put("ahead", ahead));
      case Stage.Served served -> {
        var agent = served.agent();
        node.set("agent", agent(agent.number(), shown(agent.nickname(), agent.name())));
      }
      case Stage.Ended(var why, _) -> node.put("why", why.name());
    }
    return node;
  }

  private static JsonNode call(Conversation conversation) {
    return TimelineJson.mapper().valueToTree(conversation.call().map(CallView::of).orElse(null));
  }

  private Optional<ObjectNode> entry(Entry entry) {
    return switch (entry.fact()) {
      case Fact.Message message -> Optional.of(message(entry, message));
      case Fact.Queued(var ahead) -> Optional.of(notice(entry).put("ahead", ahead));
      case Fact.TransferFailed(var why) -> Optional.of(notice(entry).put("why", why.name()));
      case Fact.Accepted accepted -> {
        var node = notice(entry);
        var shown = shown(accepted.nickname(), accepted.staffName());
        node.set("agent", agent(accepted.staffNumber(), shown));
        yield Optional.of(node);
      }
      case Fact.Ended(var why) -> Optional.of(notice(entry).put("why", why.name()));
      case Fact.OfCall call -> call(entry, call);
      case Fact.Transferred _, Fact.PutBack _, Fact.ServiceEnded _, Fact.Rated _ ->
          Optional.of(notice(entry));
      case Fact.Entered _,
          Fact.ModuleReached _,
          Fact.AnswerWrong _,
          Fact.AnswerAwaited _,
          Fact.Asked _,
          Fact.NobodyOnlineSince _,
          Fact.SomebodyOnline _,
          Fact.Offered _,
          Fact.Missed _,
          Fact.Declined _,
          Fact.OfferWithdrawn _,
          Fact.Finished _,
          Fact.CustomerAway _,
          Fact.CustomerBack _,
          Fact.Abandoned _ ->
          Optional.empty();
    };
  }

  private static Optional<ObjectNode> call(Entry entry, Fact.OfCall fact) {
    var node = notice(entry).put("callId", fact.callId().value().toString());
    return switch (fact) {
      case Fact.CallAsked asked ->
          Optional.of(node.put("by", asked.by().name()).put("media", asked.media().name()));
      case Fact.CallAccepted accepted -> Optional.of(node.put("by", accepted.by().name()));
      case Fact.CallMedia changed ->
          Optional.of(node.put("by", changed.by().name()).put("media", changed.media().name()));
      case Fact.CallJoined _ -> Optional.of(node);
      case Fact.CallMoved moved ->
          Optional.of(node.put("way", moved.way().name()).put("why", moved.why().name()));
      case Fact.CallEnded ended ->
          Optional.of(
              node.put("by", ended.by().name())
                  .put("why", ended.why().name())
                  .put("voiceMs", ended.voiceMs())
                  .put("videoMs", ended.videoMs()));
      case Fact.CallConnected _, Fact.CallFirstFrame _ -> Optional.empty();
    };
  }

  private ObjectNode message(Entry entry, Fact.Message message) {
    var node = stamped(entry, "MESSAGE").put("from", message.from().name());
    if (message.from() == Fact.Author.CUSTOMER) {
      entry.clientId().ifPresent(id -> node.put("clientId", id.value()));
    }
    node.set("content", content(message.content()));
    message.staffId().flatMap(this::agent).ifPresent(agent -> node.set("agent", agent));
    return node;
  }

  private ObjectNode content(Content content) {
    return Contents.json(content, links);
  }

  private Optional<ObjectNode> agent(StaffId staff) {
    return names.find(staff).map(shown -> agent(shown.number(), shown.nickname()));
  }

  /// What customers see of an agent without a nickname is the name, as beside the messages.
  private static String shown(String nickname, String name) {
    return nickname.isEmpty() ? name : nickname;
  }

  private static ObjectNode agent(String number, String nickname) {
    return TimelineJson.mapper().createObjectNode().put("number", number).put("nickname", nickname);
  }

  private static ObjectNode notice(Entry entry) {
    return stamped(entry, "NOTICE").put("notice", entry.kind().name());
  }

  private static ObjectNode stamped(Entry entry, String kind) {
    return TimelineJson.mapper()
        .createObjectNode()
        .put("seq", entry.seq())
        .put("at", entry.at().toString())
        .put("kind", kind);
  }
}
