package io.zongji.flow;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Checks each module's own settings: label, texts and their variables, rows, numbers, skill
/// group.
final class SettingChecks {
  private static final Set<String> NONE = Set.of();
  private static final Set<String> IN_QUEUE = Set.of(Texts.WAIT_NO);
  private static final Set<String> ON_SUCCESS = Set.of(Texts.STAFF_NO);

  private final Findings findings;
  private final Set<SkillGroupRef> groupsOfMode;

  SettingChecks(Findings findings, Set<SkillGroupRef> groupsOfMode) {
    this.findings = findings;
    this.groupsOfMode = groupsOfMode;
  }

  void check(Module module) {
    label(module);
    switch (module) {
      case Start _ -> {}
      case SendMessage message -> text(message, "text", message.text(), NONE);
      case Branch branch -> branch(branch);
      case TransferToAgent transfer -> transfer(transfer);
      case End end -> end(end);
    }
  }

  private void label(Module module) {
    if (Texts.isBlank(module.label())) {
      findings.ofField(Finding.Code.LABEL_BLANK, module, "label", Map.of());
    } else if (Texts.length(module.label()) > Limits.NAME_CODE_POINTS_MAX) {
      findings.ofField(
          Finding.Code.LABEL_TOO_LONG, module, "label", max(Limits.NAME_CODE_POINTS_MAX));
    }
  }

  private void branch(Branch branch) {
    text(branch, "prompt", branch.prompt(), NONE);
    text(branch, "wrongAnswerText", branch.wrongAnswerText(), NONE);
    rows(branch);
    branch
        .maxWrongAnswers()
        .ifPresent(n -> number(branch, "maxWrongAnswers", n, Limits.WRONG_ANSWERS_MAX));
    seconds(branch, "answerSeconds", branch.answerLimit());
  }

  private void rows(Branch branch) {
    if (branch.rows().isEmpty()) {
      findings.ofField(Finding.Code.NO_ROWS, branch, "rows", Map.of());
      return;
    }
    number(branch, "rows", branch.rows().size(), Limits.ROWS_MAX);
    var seen = new HashSet<String>();
    for (int i = 0; i < branch.rows().size(); i++) {
      var row = branch.rows().get(i);
      keyword(branch, "rows[" + i + "].keyword", row.keyword(), seen);
      branchName(branch, "rows[" + i + "].branch", row.branch());
    }
  }

  private void keyword(Branch branch, String field, String keyword, Set<String> seen) {
    var form = Keywords.form(keyword);
    if (form.isEmpty()) {
      findings.ofField(Finding.Code.KEYWORD_BLANK, branch, field, Map.of());
      return;
    }
    if (Texts.length(keyword) > Limits.KEYWORD_CODE_POINTS_MAX) {
      findings.ofField(
          Finding.Code.TEXT_TOO_LONG, branch, field, max(Limits.KEYWORD_CODE_POINTS_MAX));
    }
    if (!seen.add(form)) {
      findings.ofField(
          Finding.Code.KEYWORD_DUPLICATE, branch, field, Map.of("keyword", Texts.trim(keyword)));
    }
  }

  private void branchName(Branch branch, String field, String name) {
    if (Texts.isBlank(name)) {
      findings.ofField(Finding.Code.BRANCH_NAME_BLANK, branch, field, Map.of());
    } else if (Texts.length(name) > Limits.NAME_CODE_POINTS_MAX) {
      findings.ofField(Finding.Code.TEXT_TOO_LONG, branch, field, max(Limits.NAME_CODE_POINTS_MAX));
    }
  }

  private void transfer(TransferToAgent transfer) {
    if (transfer.skillGroup().isEmpty()) {
      findings.ofField(Finding.Code.GROUP_MISSING, transfer, "skillGroupId", Map.of());
    } else if (!groupsOfMode.contains(transfer.skillGroup().get())) {
      findings.ofField(Finding.Code.GROUP_UNKNOWN, transfer, "skillGroupId", Map.of());
    }
    text(transfer, "queueText", transfer.queueText(), IN_QUEUE);
    text(transfer, "failureText", transfer.failureText(), NONE);
    text(transfer, "successText", transfer.successText(), ON_SUCCESS);
    seconds(transfer, "queueLimitSeconds", transfer.queueLimit());
  }

  private void end(End end) {
    seconds(end, "silenceSeconds", Optional.of(end.silence()));
    text(end, "silenceText", end.silenceText(), NONE);
    text(end, "agentEndedText", end.agentEndedText(), NONE);
  }

  private void text(Module module, String field, String text, Set<String> variablesHere) {
    if (Texts.isBlank(text)) {
      findings.ofField(Finding.Code.TEXT_BLANK, module, field, Map.of());
    } else if (Texts.length(text) > Limits.TEXT_CODE_POINTS_MAX) {
      findings.ofField(Finding.Code.TEXT_TOO_LONG, module, field, max(Limits.TEXT_CODE_POINTS_MAX));
    }
    for (var name : Texts.variables(text)) {
      if (!Texts.VARIABLES.contains(name)) {
        findings.ofField(Finding.Code.VARIABLE_UNKNOWN, module, field, Map.of("name", name));
      } else if (!variablesHere.contains(name)) {
        findings.ofField(Finding.Code.VARIABLE_NOT_HERE, module, field, Map.of("name", name));
      }
    }
  }

  private void seconds(Module module, String field, Optional<Duration> wait) {
    wait.ifPresent(w -> number(module, field, w.toSeconds(), Limits.WAIT_SECONDS_MAX));
  }

  private void number(Module module, String field, long value, int max) {
    if (value < 1 || value > max) {
      findings.ofField(
          Finding.Code.NUMBER_OUT_OF_RANGE,
          module,
          field,
          Map.of("min", "1", "max", Integer.toString(max)));
    }
  }

  private static Map<String, String> max(int max) {
    return Map.of("max", Integer.toString(max));
  }
}
