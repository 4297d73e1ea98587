package io.zongji.flows;

import io.zongji.flow.Closing;
import io.zongji.flow.Effect;
import io.zongji.flow.Finding;
import io.zongji.flow.ModuleId;
import io.zongji.flow.Run;
import io.zongji.flow.Step;
import io.zongji.flow.Trigger;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The JSON of findings and of walking: runs, triggers and effects, as in `contract/flow.md`.
final class WalkJson {
  private WalkJson() {}

  private enum Kind {
    ENTERED,
    ANSWERED,
    ANSWERED_OTHERWISE,
    ANSWER_TIME_UP,
    QUEUED,
    ACCEPTED,
    NOBODY_ONLINE,
    QUEUE_TIME_UP,
    SERVICE_ENDED,
    SILENCE_TIME_UP
  }

  static Trigger trigger(StrictObject object) {
    return switch (object.choice("kind", Kind.class, Kind.ENTERED)) {
      case ENTERED -> new Trigger.Entered();
      case ANSWERED -> new Trigger.Answered(object.text("text"));
      case ANSWERED_OTHERWISE -> new Trigger.AnsweredOtherwise();
      case ANSWER_TIME_UP -> new Trigger.AnswerTimeUp();
      case QUEUED -> new Trigger.Queued(object.wholeNumber("ahead"));
      case ACCEPTED -> new Trigger.Accepted(object.text("staffNumber"));
      case NOBODY_ONLINE -> new Trigger.NobodyOnline();
      case QUEUE_TIME_UP -> new Trigger.QueueTimeUp();
      case SERVICE_ENDED -> new Trigger.ServiceEnded();
      case SILENCE_TIME_UP -> new Trigger.SilenceTimeUp();
    };
  }

  static Run run(StrictObject object) {
    // The id is empty before the first step, so that it need not look like one.
    return new Run(
        new ModuleId(object.text("at")),
        object.wholeNumber("wrongAnswers"),
        object.choice("closing", Closing.class, Closing.NONE),
        object.flag("finished"));
  }

  static ObjectNode write(Step step) {
    var json = JsonNodeFactory.instance.objectNode();
    json.set("run", write(step.run()));
    var effects = json.putArray("effects");
    step.effects().forEach(effect -> effects.add(write(effect)));
    return json;
  }

  private static ObjectNode write(Run run) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("at", run.at().value())
        .put("wrongAnswers", run.wrongAnswers())
        .put("closing", run.closing().name())
        .put("finished", run.finished());
  }

  private static ObjectNode write(Effect effect) {
    return switch (effect) {
      case Effect.Reached(var module, var byExit) ->
          kind("REACHED").put("moduleId", module.value()).put("byExit", byExit.orElse(null));
      case Effect.SendText(var module, var text) ->
          kind("SEND_TEXT").put("moduleId", module.value()).put("text", text);
      case Effect.WrongAnswer(var count) -> kind("WRONG_ANSWER").put("count", count);
      case Effect.AwaitAnswer await -> write(await);
      case Effect.AskForAgent ask -> write(ask);
      case Effect.Finish(var why) -> kind("FINISH").put("why", why.name());
    };
  }

  private static ObjectNode write(Effect.AwaitAnswer await) {
    var json = kind("AWAIT_ANSWER").put("limitSeconds", seconds(await.limit().orElse(null)));
    var keywords = json.putArray("keywords");
    await.keywords().forEach(keywords::add);
    var choices = json.putArray("choices");
    for (var choice : await.choices()) {
      choices.addObject().put("name", choice.name()).put("keyword", choice.keyword());
    }
    return json;
  }

  private static ObjectNode write(Effect.AskForAgent ask) {
    var json =
        kind("ASK_FOR_AGENT")
            .put("skillGroupId", ask.group().value().toString())
            .put("queueLimitSeconds", seconds(ask.queueLimit().orElse(null)));
    json.putObject("silence")
        .put("moduleId", ask.silence().end().value())
        .put("seconds", ask.silence().after().toSeconds());
    return json;
  }

  static ArrayNode write(List<Finding> findings) {
    var json = JsonNodeFactory.instance.arrayNode();
    for (var finding : findings) {
      var one = json.addObject().put("code", finding.code().name());
      one.put("moduleId", finding.module().map(ModuleId::value).orElse(null))
          .put("exit", finding.exit().orElse(null))
          .put("field", finding.field().orElse(null));
      var params = one.putObject("params");
      finding.params().forEach(params::put);
    }
    return json;
  }

  private static ObjectNode kind(String kind) {
    return JsonNodeFactory.instance.objectNode().put("kind", kind);
  }

  private static @Nullable Long seconds(@Nullable Duration wait) {
    return wait == null ? null : wait.toSeconds();
  }
}
