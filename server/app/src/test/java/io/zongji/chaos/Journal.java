package io.zongji.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What one client was told and what it saw. Written by that client alone, read when it is done.
final class Journal {
  private final String who;
  private final List<Ack> acks = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final Map<UUID, View> views = new LinkedHashMap<>();
  private final List<String> complaints = new ArrayList<>();
  private final Map<UUID, List<Absence>> absences = new LinkedHashMap<>();
  private int connections;

  /// A command that the server said is done.
  record Ack(UUID conversation, String clientId, String op, long seq) {}

  /// A command that the server said is refused for good.
  record Refusal(UUID conversation, String clientId, String op, String code) {}

  /// A time in which it was not there.
  ///
  /// @param silent whether its line stayed open meanwhile
  record Absence(boolean silent, Instant from, Instant until) {}

  Journal(String who) {
    this.who = who;
  }

  String who() {
    return who;
  }

  synchronized void ack(Ack ack) {
    acks.add(ack);
  }

  synchronized void refused(Refusal refusal) {
    refusals.add(refusal);
  }

  synchronized View view(UUID conversation) {
    return views.computeIfAbsent(conversation, _ -> new View());
  }

  synchronized void complain(String what) {
    complaints.add(who + ": " + what);
  }

  /// @param whose the conversation that its customer, or the agent who was away
  synchronized void away(UUID whose, Absence absence) {
    absences.computeIfAbsent(whose, _ -> new ArrayList<>()).add(absence);
  }

  synchronized Map<UUID, List<Absence>> absences() {
    return Map.copyOf(absences);
  }

  synchronized void connected() {
    connections++;
  }

  synchronized int connections() {
    return connections;
  }

  synchronized List<Ack> acks() {
    return List.copyOf(acks);
  }

  synchronized List<Refusal> refusals() {
    return List.copyOf(refusals);
  }

  synchronized Map<UUID, View> views() {
    return Map.copyOf(views);
  }

  synchronized List<String> complaints() {
    return List.copyOf(complaints);
  }

  /// All of it as lines, for the folder that a failed run leaves behind.
  synchronized List<String> lines() {
    var lines = new ArrayList<String>();
    complaints.forEach(text -> lines.add("complaint " + text));
    absences.forEach((whose, list) -> list.forEach(one -> lines.add("away " + whose + " " + one)));
    acks.forEach(ack -> lines.add("done " + ack));
    refusals.forEach(refusal -> lines.add("refused " + refusal));
    views.forEach(
        (id, view) ->
            view.entries().forEach((seq, seen) -> lines.add("saw " + id + " " + seq + " " + seen)));
    return lines;
  }
}
