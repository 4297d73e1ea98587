package io.zongji.conversation;

import io.zongji.flow.Branch;
import io.zongji.flow.End;
import io.zongji.flow.Exits;
import io.zongji.flow.Graph;
import io.zongji.flow.ModuleId;
import io.zongji.flow.SendMessage;
import io.zongji.flow.SkillGroupRef;
import io.zongji.flow.Start;
import io.zongji.flow.TransferToAgent;
import io.zongji.flow.Wire;
import io.zongji.skill.SkillGroupId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The desk of the reference manual as a graph: welcome, branch, two transfers, end.
final class SampleFlow {
  static final SkillGroupId PRODUCTS = new SkillGroupId(new UUID(1, 1));
  static final SkillGroupId BUSINESS = new SkillGroupId(new UUID(1, 2));

  static final String WELCOME = "您好，欢迎来到云呼叫中心，很高兴为您服务。";
  static final String PROMPT = "产品咨询请回复“咨询”（或回复“1”），商务合作请回复“合作”（或回复“2”）。";
  static final String WRONG = "输入错误，请重新输入。";
  static final String QUEUE = "正在为您转接人工客服，当前排队人数为${WaitNo}，请耐心等待。";
  static final String FAILURE = "当前无客服在线，请稍后咨询。";
  static final String SUCCESS = "转人工客服成功，${StaffNo}号客服代表为您服务。";
  static final String SILENCE = "超时未回复，本次会话将自动退出。";
  static final String AGENT_ENDED = "本次会话已经结束。";

  private SampleFlow() {}

  /// As in the manual: no limits, no failure exit.
  static Graph graph() {
    return graph(Optional.empty(), Optional.empty());
  }

  /// With a limit of the answer and of the queue.
  static Graph graph(Optional<Duration> answerLimit, Optional<Duration> queueLimit) {
    var branch =
        new Branch(
            new ModuleId("m3"),
            "分支",
            PROMPT,
            WRONG,
            List.of(
                new Branch.Row("1", "产品咨询"),
                new Branch.Row("咨询", "产品咨询"),
                new Branch.Row("2", "商务合作"),
                new Branch.Row("合作", "商务合作")),
            Optional.empty(),
            answerLimit);
    var wires =
        new java.util.ArrayList<>(
            List.of(
                wire("m1", Exits.NEXT, "m2"),
                wire("m2", Exits.NEXT, "m3"),
                wire("m3", Exits.branch("产品咨询"), "m4"),
                wire("m3", Exits.branch("商务合作"), "m5"),
                wire("m4", Exits.NEXT, "m6"),
                wire("m5", Exits.NEXT, "m6")));
    answerLimit.ifPresent(_ -> wires.add(wire("m3", Exits.SILENT, "m6")));
    return new Graph(
        List.of(
            new Start(new ModuleId("m1"), "开始"),
            new SendMessage(new ModuleId("m2"), "欢迎语", WELCOME),
            branch,
            transfer("m4", "转产品", PRODUCTS, queueLimit),
            transfer("m5", "转商务", BUSINESS, queueLimit),
            new End(new ModuleId("m6"), "结束", Duration.ofSeconds(60), SILENCE, AGENT_ENDED)),
        wires);
  }

  private static TransferToAgent transfer(
      String id, String label, SkillGroupId group, Optional<Duration> queueLimit) {
    return new TransferToAgent(
        new ModuleId(id),
        label,
        Optional.of(new SkillGroupRef(group.value())),
        QUEUE,
        FAILURE,
        SUCCESS,
        queueLimit,
        false);
  }

  private static Wire wire(String from, String exit, String to) {
    return new Wire(new ModuleId(from), exit, new ModuleId(to));
  }
}
