package io.zongji.realtime;

import io.zongji.conversation.Conversation;
import io.zongji.conversation.Entry;
import io.zongji.conversation.Fact;
import io.zongji.conversation.Receipts;
import io.zongji.conversation.Stage;
import io.zongji.conversation.TimelineJson;
import io.zongji.desk.CallView;
import io.zongji.media.MediaLinks;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
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

  @Override
  public void write(List<Entry> entries, JsonGenerator json) {
    json.writeStartArray();
    for (var entry : entries) {
      if (entry.fact() instanceof Fact.Message message) {
        write(entry, message, json);
      } else {
        notice(entry, entry.fact()).ifPresent(json::writeTree);
      }
    }
    json.writeEndArray();
  }

  @Override
  public boolean tellsState() {
    return true;
  }

  @Override
  public void state(Conversation conversation, JsonGenerator json) {
    var stage = conversation.stage();
    json.writeName("state");
    json.writeStartObject();
    json.writeStringProperty("phase", conversation.phase().name());
    json.writeName("ahead");
    desk.ahead(conversation).ifPresentOrElse(json::writeNumber, json::writeNull);
    json.writeBooleanProperty("nobodyOnline", nobodyOnline(stage));
    json.writeName("keywords");
    var awaited = awaited(stage);
    awaited.ifPresentOrElse(asked -> json.writeTree(tree(asked.keywords())), json::writeNull);
    json.writeName("choices");
    awaited.ifPresentOrElse(asked -> json.writeTree(tree(asked.choices())), json::writeNull);
    json.writeName("agent");
    agent(stage).ifPresentOrElse(agent -> agent.write(json), json::writeNull);
    json.writeBooleanProperty("rated", conversation.rated());
    json.writeBooleanProperty("canRate", conversation.canRate());
    json.writeName("why");
    why(stage).ifPresentOrElse(why -> json.writeString(why.name()), json::writeNull);
    json.writeName("call");
    conversation
        .call()
        .map(CallView::of)
        .ifPresentOrElse(call -> json.writeTree(tree(call)), json::writeNull);
    json.writeEndObject();
  }

  private static Optional<Stage.Awaited> awaited(Stage stage) {
    return stage instanceof Stage.InFlow(var awaited) ? awaited : Optional.empty();
  }

  /// Whether nobody of the group is online for whom this customer waits, as the desk has noted.
  private static boolean nobodyOnline(Stage stage) {
    return stage instanceof Stage.Waiting(_, var grace) && grace.isPresent();
  }

  private static Optional<Agent> agent(Stage stage) {
    return stage instanceof Stage.Served served
        ? Optional.of(
            new Agent(
                served.agent().number(), shown(served.agent().nickname(), served.agent().name())))
        : Optional.empty();
  }

  private static Optional<Fact.EndWhy> why(Stage stage) {
    return stage instanceof Stage.Ended(var why, _) ? Optional.of(why) : Optional.empty();
  }

  private static JsonNode tree(Object value) {
    return TimelineJson.mapper().valueToTree(value);
  }

  /// An agent as customers may know one.
  private record Agent(String number, String nickname) {
    void write(JsonGenerator json) {
      json.writeStartObject();
      json.writeStringProperty("number", number);
      json.writeStringProperty("nickname", nickname);
      json.writeEndObject();
    }
  }

  private void write(Entry entry, Fact.Message message, JsonGenerator json) {
    json.writeStartObject();
    json.writeNumberProperty("seq", entry.seq());
    json.writeStringProperty("at", entry.at().toString());
    json.writeStringProperty("kind", "MESSAGE");
    json.writeStringProperty("from", message.from().name());
    if (message.from() == Fact.Author.CUSTOMER) {
      entry.clientId().ifPresent(id -> json.writeStringProperty("clientId", id.value()));
    }
    json.writeName("content");
    links.write(message.content(), json);
    message
        .staffId()
        .flatMap(names::find)
        .map(known -> new Agent(known.number(), known.nickname()))
        .ifPresent(
            agent -> {
              json.writeName("agent");
              agent.write(json);
            });
    json.writeEndObject();
  }

  private static Optional<ObjectNode> notice(Entry entry, Fact fact) {
    return switch (fact) {
      case Fact.Queued(var ahead) -> Optional.of(notice(entry).put("ahead", ahead));
      case Fact.TransferFailed(var why) -> Optional.of(notice(entry).put("why", why.name()));
      case Fact.Accepted accepted -> {
        var node = notice(entry);
        var shown = shown(accepted.nickname(), accepted.staffName());
        node.set("agent", tree(new Agent(accepted.staffNumber(), shown)));
        yield Optional.of(node);
      }
      case Fact.Ended(var why) -> Optional.of(notice(entry).put("why", why.name()));
      case Fact.OfCall call -> call(entry, call);
      case Fact.Transferred _, Fact.PutBack _, Fact.ServiceEnded _, Fact.Rated _ ->
          Optional.of(notice(entry));
      case Fact.Message _,
          Fact.Entered _,
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
          Fact.Noted _,
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

  /// What customers see of an agent without a nickname is the name, as beside the messages.
  private static String shown(String nickname, String name) {
    return nickname.isEmpty() ? name : nickname;
  }

  private static ObjectNode notice(Entry entry) {
    return TimelineJson.mapper()
        .createObjectNode()
        .put("seq", entry.seq())
        .put("at", entry.at().toString())
        .put("kind", "NOTICE")
        .put("notice", entry.kind().name());
  }
}
