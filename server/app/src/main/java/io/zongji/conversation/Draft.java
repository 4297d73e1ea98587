package io.zongji.conversation;

import io.zongji.flow.Effect;
import io.zongji.flow.Interpreter;
import io.zongji.flow.Module;
import io.zongji.flow.ModuleId;
import io.zongji.flow.Trigger;
import io.zongji.skill.SkillGroupId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A verdict in the making: each fact is applied at once, so that what follows sees it.
final class Draft {
  private final Circumstances circumstances;
  private final List<Fact> facts = new ArrayList<>();
  private Conversation conversation;

  Draft(Conversation conversation, Circumstances circumstances) {
    this.conversation = conversation;
    this.circumstances = circumstances;
  }

  /// A draft of a conversation that begins with this fact.
  static Draft begin(ConversationId id, Fact.Entered entered, Circumstances circumstances) {
    var entry = new Entry(1, circumstances.now(), Optional.empty(), entered);
    var draft = new Draft(Fold.begin(id, entry, entered), circumstances);
    draft.facts.add(entered);
    return draft;
  }

  Conversation conversation() {
    return conversation;
  }

  Instant now() {
    return circumstances.now();
  }

  Circumstances circumstances() {
    return circumstances;
  }

  /// Adds it; a call that it ends is ended first.
  Draft add(Fact fact) {
    CallRules.endBefore(conversation, fact, now()).ifPresent(this::append);
    append(fact);
    return this;
  }

  private void append(Fact fact) {
    var entry = new Entry(conversation.lastSeq() + 1, now(), Optional.empty(), fact);
    conversation = Fold.apply(conversation, entry);
    facts.add(fact);
  }

  Verdict.Accepted accepted() {
    return new Verdict.Accepted(conversation, facts);
  }

  /// Lets the flow say something about where it stands; it stays there.
  Draft tell(Trigger trigger) {
    perform(trigger);
    return this;
  }

  /// Lets the flow go on from where it stands. A flow that cannot, which a published one always
  /// can, ends the conversation rather than leave it nowhere.
  Draft goOn(Trigger trigger) {
    var before = facts.size();
    perform(trigger);
    if (facts.size() == before) {
      add(new Fact.Ended(Fact.EndWhy.FLOW_FAULT));
    }
    return this;
  }

  private void perform(Trigger trigger) {
    var step = Interpreter.step(circumstances.graph(), conversation.run(), trigger);
    step.effects().forEach(this::perform);
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.Reached(var module, var byExit) ->
          add(new Fact.ModuleReached(module, label(module), byExit));
      case Effect.SendText(var module, var text) ->
          add(
              new Fact.Message(
                  Fact.Author.SYSTEM,
                  Optional.empty(),
                  Optional.of(module),
                  new Content.Text(text)));
      case Effect.WrongAnswer(var count) -> add(new Fact.AnswerWrong(count));
      case Effect.AwaitAnswer(var limit, var keywords, var choices) ->
          add(new Fact.AnswerAwaited(keywords, choices, limit.map(now()::plus)));
      case Effect.AskForAgent ask ->
          add(
              new Fact.Asked(
                  new SkillGroupId(ask.group().value()),
                  new Place(Place.JOINED, now()),
                  ask.queueLimit().map(now()::plus),
                  ask.silence().after().toSeconds()));
      case Effect.Finish(var why) -> add(new Fact.Ended(endWhy(why)));
    }
  }

  private String label(ModuleId module) {
    return circumstances.graph().module(module).map(Module::label).orElse(module.value());
  }

  private Fact.EndWhy endWhy(Effect.Why why) {
    return switch (why) {
      case AGENT_ENDED -> Fact.EndWhy.AGENT_ENDED;
      case SILENCE -> Fact.EndWhy.SILENCE;
      case FLOW_FAULT -> Fact.EndWhy.FLOW_FAULT;
      case COMPLETED -> conversation.failure().map(Draft::endWhy).orElse(Fact.EndWhy.COMPLETED);
    };
  }

  private static Fact.EndWhy endWhy(Fact.TransferFailure failure) {
    return switch (failure) {
      case NOBODY_ONLINE -> Fact.EndWhy.NOBODY_ONLINE;
      case QUEUE_LIMIT -> Fact.EndWhy.QUEUE_LIMIT;
    };
  }
}
