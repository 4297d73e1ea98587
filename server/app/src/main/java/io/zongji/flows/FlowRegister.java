package io.zongji.flows;

import io.zongji.audit.AuditLog;
import io.zongji.audit.Target;
import io.zongji.flow.Checks;
import io.zongji.flow.Finding;
import io.zongji.flow.Graph;
import io.zongji.flow.SkillGroupRef;
import io.zongji.flow.Texts;
import io.zongji.platform.FaultException;
import io.zongji.platform.FieldError;
import io.zongji.platform.HeavyWork;
import io.zongji.platform.Ids;
import io.zongji.platform.Mode;
import io.zongji.skill.SkillGroups;
import io.zongji.staff.StaffId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes, edits, publishes, withdraws and deletes flows, each only in the states that allow it
/// (FL-2).
///
/// Every change locks the flow's row first, so that of two that race the later one sees the
/// state the earlier one left.
@Component
class FlowRegister {
  private final FlowStore flows;
  private final VersionStore versions;
  private final SkillGroups groups;
  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final AuditLog audit;

  FlowRegister(
      FlowStore flows,
      VersionStore versions,
      SkillGroups groups,
      TransactionTemplate transactions,
      InstantSource clock,
      AuditLog audit) {
    this.flows = flows;
    this.versions = versions;
    this.groups = groups;
    this.transactions = transactions;
    this.clock = clock;
    this.audit = audit;
  }

  FlowId create(Mode mode, String name, DrawnGraph draft) {
    var id = new FlowId(Ids.next());
    var flow = new Flow(id, mode, name, 1, Optional.empty(), 0, clock.instant());
    uniquelyNamed(
        () ->
            transactions.execute(
                _ -> {
                  flows.insert(flow, GraphWriter.write(draft).toString());
                  audit.made(target(flow), terms(name, 1, draft));
                  return id;
                }));
    return id;
  }

  /// Makes a flow by that name or, if it is taken, by that name with a number behind it.
  FlowId createNamedLike(Mode mode, String name, DrawnGraph draft) {
    var free = name;
    for (int n = 2; flows.nameTaken(mode, free); n++) {
      free = numbered(name, n);
    }
    return create(mode, free, draft);
  }

  /// Replaces name and draft if `revision` is still the draft's; returns the new revision.
  long saveDraft(FlowId id, long revision, String name, DrawnGraph draft) {
    return uniquelyNamed(
        () ->
            transactions.execute(
                _ -> {
                  var flow = locked(id);
                  require(flow, FlowAction.EDIT, FlowFault.NOT_EDITABLE);
                  requireRevision(flow, revision);
                  var old = terms(flow.name(), revision, draft(id));
                  flows.saveDraft(id, name, GraphWriter.write(draft).toString(), clock.instant());
                  audit.changed(target(flow), old, terms(name, revision + 1, draft));
                  return revision + 1;
                }));
  }

  /// Makes the draft the next version and puts it in force; refuses with all findings.
  int publish(FlowId id, long revision, StaffId by) {
    return transactions.execute(
        _ -> {
          var flow = locked(id);
          require(flow, FlowAction.PUBLISH, FlowFault.ALREADY_PUBLISHED);
          requireRevision(flow, revision);
          var findings = check(flow.mode(), draft(id).graph());
          if (!findings.isEmpty()) {
            throw FaultException.of(
                FlowFault.FINDINGS, Map.of("findings", WalkJson.write(findings)));
          }
          var now = clock.instant();
          int number = versions.nextNumber(id);
          versions.insertFromDraft(id, new Version(number, now, by));
          flows.setPublished(id, number, now);
          audit.made(target(flow), Map.of("version", number));
          return number;
        });
  }

  void withdraw(FlowId id) {
    transactions.executeWithoutResult(
        _ -> {
          var flow = locked(id);
          require(
              flow,
              FlowAction.WITHDRAW,
              flow.state() == FlowState.IN_USE ? FlowFault.IN_USE : FlowFault.NOT_PUBLISHED);
          flows.setPublished(id, null, clock.instant());
          audit.deleted(
              target(flow), Map.of("version", flow.publishedVersion().map(n -> n).orElse(0)));
        });
  }

  void delete(FlowId id) {
    transactions.executeWithoutResult(
        _ -> {
          var flow = locked(id);
          require(
              flow,
              FlowAction.DELETE,
              flow.state() == FlowState.IN_USE ? FlowFault.IN_USE : FlowFault.NOT_DELETABLE);
          flows.delete(id, clock.instant());
          audit.deleted(target(flow), Map.of("name", flow.name(), "mode", flow.mode()));
        });
  }

  /// Every reason why the graph could not be published in this mode now.
  List<Finding> check(Mode mode, Graph graph) {
    var known =
        groups.living(mode).stream()
            .map(group -> new SkillGroupRef(group.id().value()))
            .collect(Collectors.toSet());
    return HeavyWork.SHORT.compute(() -> Checks.check(graph, known));
  }

  DrawnGraph draft(FlowId id) {
    var json = flows.draft(id).orElseThrow(() -> new FaultException(FlowFault.UNKNOWN));
    return FlowJson.read(FlowJson.stored(json), GraphReader::read);
  }

  DrawnGraph version(FlowId id, int number) {
    var json =
        versions.graph(id, number).orElseThrow(() -> new FaultException(FlowFault.VERSION_UNKNOWN));
    return FlowJson.read(FlowJson.stored(json), GraphReader::read);
  }

  Flow found(FlowId id) {
    return flows.find(id).orElseThrow(() -> new FaultException(FlowFault.UNKNOWN));
  }

  private static Target target(Flow flow) {
    return Target.of(Target.Kind.FLOW, flow.id().value(), flow.name());
  }

  /// What the log keeps of a draft; its graph is in the versions.
  private static Map<String, Object> terms(String name, long revision, DrawnGraph draft) {
    return Map.of(
        "name",
        name,
        "revision",
        revision,
        "modules",
        draft.graph().modules().size(),
        "wires",
        draft.graph().wires().size());
  }

  private Flow locked(FlowId id) {
    return flows.lock(id).orElseThrow(() -> new FaultException(FlowFault.UNKNOWN));
  }

  private static void require(Flow flow, FlowAction action, FlowFault otherwise) {
    if (!FlowAction.in(flow.state()).contains(action)) {
      throw new FaultException(otherwise);
    }
  }

  private static void requireRevision(Flow flow, long revision) {
    if (flow.draftRevision() != revision) {
      throw FaultException.of(
          FlowFault.CHANGED_ELSEWHERE,
          Map.of("revision", flow.draftRevision(), "updatedAt", flow.updatedAt()));
    }
  }

  private static <T> T uniquelyNamed(Supplier<T> change) {
    try {
      return change.get();
    } catch (DuplicateKeyException e) {
      throw FaultException.of(FlowFault.NAME_TAKEN, List.of(FieldError.of("name", "taken")));
    }
  }

  /// The name with a number behind it, shortened so that it stays a name.
  private static String numbered(String name, int n) {
    var suffix = " " + n;
    int kept = Math.min(Texts.length(name), FlowFile.NAME_MAX - suffix.length());
    return Texts.trim(name.substring(0, name.offsetByCodePoints(0, kept))) + suffix;
  }
}
