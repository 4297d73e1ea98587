package io.zongji.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.ServerTest;
import io.zongji.TestClient;
import io.zongji.TestClient.Answer;
import io.zongji.customer.ChannelId;
import io.zongji.platform.Ids;
import io.zongji.platform.Json;
import io.zongji.platform.Mode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Every action on a flow in every state, the refused ones too (FL-1 to FL-3).
final class FlowStatesTest extends ServerTest {
  private TestClient admin;
  private Desk desk;

  @BeforeAll
  void signIn() {
    admin = admin();
    desk = new Desk(admin);
  }

  private UUID inUse() {
    var flow = desk.published(Mode.OMNIMEDIA);
    link(flow);
    return flow;
  }

  private ChannelId link(UUID flow) {
    var channel = new ChannelId(Ids.next());
    assertThat(bean(Flows.class).link(new FlowId(flow), channel, Mode.OMNIMEDIA))
        .isEqualTo(LinkOutcome.LINKED);
    return channel;
  }

  private static List<String> actions(JsonNode flow) {
    return flow.path("actions").valueStream().map(JsonNode::asString).toList();
  }

  private static void refused(Answer answer, String code) {
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.body().path("detail").asString()).isNotBlank().isNotEqualTo(code);
  }

  @Test
  void anUnpublishedFlowMayBeEditedPublishedAndDeleted() {
    var flow = desk.sound(Mode.OMNIMEDIA);
    var found = desk.find(flow).body();
    assertThat(found.path("state").asString()).isEqualTo("UNPUBLISHED");
    assertThat(actions(found)).containsExactly("EDIT", "PUBLISH", "DELETE");
    assertThat(found.path("publishedVersion").isNull()).isTrue();

    refused(desk.withdraw(flow), "flow.not-published");
    assertThat(bean(Flows.class).link(new FlowId(flow), new ChannelId(Ids.next()), Mode.OMNIMEDIA))
        .isEqualTo(LinkOutcome.NOT_PUBLISHED);
    assertThat(desk.find(flow).body()).isEqualTo(found);

    assertThat(desk.save(flow, 2, Desk.name("改"), Desk.otherGraph()).status()).isEqualTo(200);
    assertThat(desk.delete(flow).status()).isEqualTo(204);
    assertThat(desk.find(flow).code()).isEqualTo("flow.unknown");
    assertThat(desk.delete(flow).status()).isEqualTo(404);
    assertThat(desk.publish(flow, 3).status()).isEqualTo(404);
  }

  @Test
  void aPublishedFlowMayBeViewedAndWithdrawn() {
    var flow = desk.published(Mode.OMNIMEDIA);
    var found = desk.find(flow).body();
    assertThat(found.path("state").asString()).isEqualTo("PUBLISHED");
    assertThat(actions(found)).containsExactly("VIEW", "WITHDRAW");
    assertThat(found.path("publishedVersion").asInt()).isEqualTo(1);
    assertThat(found.path("publishedBy").asString()).isEqualTo("管理员");
    assertThat(found.path("publishedAt").asString()).isEqualTo(clock.instant().toString());

    refused(desk.save(flow, 2, "新名", Desk.otherGraph()), "flow.not-editable");
    refused(desk.publish(flow, 2), "flow.already-published");
    refused(desk.delete(flow), "flow.not-deletable");
    assertThat(desk.find(flow).body()).isEqualTo(found);

    assertThat(desk.withdraw(flow).status()).isEqualTo(204);
    assertThat(desk.find(flow).body().path("state").asString()).isEqualTo("UNPUBLISHED");
    assertThat(desk.delete(flow).status()).isEqualTo(204);
  }

  @Test
  void aFlowInUseMayOnlyBeViewed() {
    var flow = inUse();
    var found = desk.find(flow).body();
    assertThat(found.path("state").asString()).isEqualTo("IN_USE");
    assertThat(actions(found)).containsExactly("VIEW");
    assertThat(found.path("channels")).hasSize(1);

    refused(desk.save(flow, 2, "新名", Desk.otherGraph()), "flow.not-editable");
    refused(desk.publish(flow, 2), "flow.already-published");
    refused(desk.withdraw(flow), "flow.in-use");
    refused(desk.delete(flow), "flow.in-use");
    assertThat(desk.find(flow).body()).isEqualTo(found);
  }

  @Test
  void aFlowIsInUseUntilItsLastLinkIsGone() {
    var flow = desk.published(Mode.OMNIMEDIA);
    var flows = bean(Flows.class);
    var one = link(flow);
    var two = link(flow);
    assertThat(flows.unlink(new FlowId(flow), one)).isTrue();
    assertThat(flows.unlink(new FlowId(flow), one)).isFalse();
    assertThat(desk.find(flow).body().path("state").asString()).isEqualTo("IN_USE");
    flows.unlinkAll(two);
    assertThat(desk.find(flow).body().path("state").asString()).isEqualTo("PUBLISHED");
    assertThat(desk.withdraw(flow).status()).isEqualTo(204);
  }

  @Test
  void aVersionStaysAsItWasPublished() {
    var flow = desk.published(Mode.OMNIMEDIA);
    var flows = bean(Flows.class);
    var id = new FlowId(flow);
    var first = flows.graph(id, 1);
    assertThat(flows.newestPublished(id)).contains(new PublishedFlow(id, 1));

    desk.withdraw(flow);
    assertThat(flows.newestPublished(id)).isEmpty();
    var graph = Desk.soundGraph(desk.group(Mode.OMNIMEDIA));
    desk.save(flow, 2, Desk.name("二"), graph);
    assertThat(desk.publish(flow, 3).body().path("version").asInt()).isEqualTo(2);

    assertThat(flows.newestPublished(id)).contains(new PublishedFlow(id, 2));
    assertThat(flows.graph(id, 1)).isEqualTo(first);
    assertThat(flows.graph(id, 2)).isNotEqualTo(first);
    var versions = admin.get("/api/flows/" + flow + "/versions").body();
    assertThat(versions.valueStream().map(version -> version.path("number").asInt()))
        .containsExactly(2, 1);
    var old = admin.get("/api/flows/" + flow + "/versions/1").body();
    assertThat(old.path("graph").path("modules").get(1).path("skillGroupId"))
        .isNotEqualTo(graph.path("modules").get(1).path("skillGroupId"));

    desk.withdraw(flow);
    desk.delete(flow);
    assertThat(flows.graph(id, 1)).isEqualTo(first);
    assertThat(admin.get("/api/flows/" + flow + "/versions").status()).isEqualTo(404);
  }

  @Test
  void aVersionCanBeCopiedIntoANewDraft() {
    var flow = desk.published(Mode.ONLINE);
    var name = Desk.name("抄");
    var copy = admin.post("/api/flows/" + flow + "/versions/1/copy", Map.of("name", name));
    assertThat(copy.status()).isEqualTo(201);
    assertThat(copy.body().path("state").asString()).isEqualTo("UNPUBLISHED");
    assertThat(copy.body().path("mode").asString()).isEqualTo("ONLINE");
    assertThat(copy.body().path("graph")).isEqualTo(desk.find(flow).body().path("graph"));
    var again = admin.post("/api/flows/" + flow + "/versions/1/copy", Map.of("name", name));
    assertThat(again.code()).isEqualTo("flow.name-taken");
    var none = admin.post("/api/flows/" + flow + "/versions/9/copy", Map.of("name", "x"));
    assertThat(none.code()).isEqualTo("flow.version-unknown");
  }

  @Test
  void aStaleDraftIsRefusedAndNothingIsLost() {
    var flow = desk.sound(Mode.OMNIMEDIA);
    var found = desk.find(flow).body();
    var stale = desk.save(flow, 1, "旧稿", Desk.otherGraph());
    refused(stale, "flow.changed-elsewhere");
    assertThat(stale.body().path("revision").asLong()).isEqualTo(2);
    refused(desk.publish(flow, 1), "flow.changed-elsewhere");
    assertThat(desk.find(flow).body()).isEqualTo(found);
    var saved = desk.save(flow, 2, Desk.name("新稿"), Desk.otherGraph());
    assertThat(saved.body().path("revision").asLong()).isEqualTo(3);
  }

  @Test
  void aDraftComesBackAsItWasSaved() {
    var flow = desk.sound(Mode.OMNIMEDIA);
    var graph = desk.find(flow).body().path("graph");
    assertThat(graph.path("modules").get(0))
        .isEqualTo(
            Json.tree(
                """
                {"id":"s","kind":"START","label":"开始","position":{"x":1.5,"y":-2.0}}
                """));
    assertThat(graph.path("modules").get(1).path("queueLimitSeconds").isNull()).isTrue();
    assertThat(graph.path("modules").get(1).path("failureExit").booleanValue()).isFalse();
    assertThat(graph.path("wires")).hasSize(2);
  }

  @Test
  void aDraftMayBeAsUnsoundAsItLikesButIsNotPublished() {
    var flow = Desk.id(desk.add(Mode.OMNIMEDIA, Desk.name("坏")));
    var refused = desk.publish(flow, 1);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("flow.findings");
    assertThat(refused.body().path("findings").valueStream().map(f -> f.path("code").asString()))
        .containsExactlyInAnyOrder("EXIT_NOT_CONNECTED", "UNREACHABLE");
    assertThat(desk.find(flow).body().path("state").asString()).isEqualTo("UNPUBLISHED");
    assertThat(admin.get("/api/flows/" + flow + "/versions").body()).isEmpty();
  }

  @Test
  void aGroupOfAnotherModeOrADeletedOneCannotBePublished() {
    var flow = desk.sound(Mode.OMNIMEDIA);
    desk.save(flow, 2, Desk.name("别"), Desk.soundGraph(desk.group(Mode.ONLINE)));
    assertThat(codes(desk.publish(flow, 3))).containsExactly("GROUP_UNKNOWN");
    var group = desk.group(Mode.OMNIMEDIA);
    desk.save(flow, 3, Desk.name("别"), Desk.soundGraph(group));
    admin.delete("/api/skill-groups/" + group);
    assertThat(codes(desk.publish(flow, 4))).containsExactly("GROUP_UNKNOWN");
  }

  private static List<String> codes(Answer answer) {
    assertThat(answer.status()).isEqualTo(422);
    return answer
        .body()
        .path("findings")
        .valueStream()
        .map(finding -> finding.path("code").asString())
        .toList();
  }

  @Test
  void namesAreUniqueWithinAModeAndFreeAgainAfterDeletion() {
    var name = Desk.name("名");
    var flow = Desk.id(desk.add(Mode.OMNIMEDIA, name));
    var second = desk.add(Mode.OMNIMEDIA, " " + name + " ");
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("flow.name-taken");
    assertThat(desk.add(Mode.PHONE, name).status()).isEqualTo(201);
    var other = desk.sound(Mode.OMNIMEDIA);
    var before = desk.find(other).body();
    refused(desk.save(other, 2, name, Desk.otherGraph()), "flow.name-taken");
    assertThat(desk.find(other).body()).isEqualTo(before);
    desk.delete(flow);
    assertThat(desk.add(Mode.OMNIMEDIA, name).status()).isEqualTo(201);
  }

  @Test
  void theListIsFilteredAndPaged() {
    var mark = Desk.name("找%_");
    for (int i = 0; i < 3; i++) {
      desk.add(Mode.PHONE, mark + i);
      clock.forward(java.time.Duration.ofSeconds(1));
    }
    var query = "/api/flows?mode=PHONE&size=2&name=" + mark.replace("%", "%25");
    var page = admin.get(query).body();
    assertThat(page.path("total").asInt()).isEqualTo(3);
    assertThat(page.path("items").valueStream().map(flow -> flow.path("name").asString()))
        .containsExactly(mark + 2, mark + 1);
    assertThat(admin.get(query + "&page=2").body().path("items")).hasSize(1);
    assertThat(
            admin
                .get("/api/flows?mode=ONLINE&name=" + mark.replace("%", "%25"))
                .body()
                .path("total")
                .asInt())
        .isZero();
  }

  @Test
  void onlyAdministratorsMayTouchFlows() {
    var flow = desk.sound(Mode.OMNIMEDIA);
    var agent = signIn(agent("F100", "普通座席").email());
    assertThat(agent.get("/api/flows").status()).isEqualTo(403);
    assertThat(agent.delete("/api/flows/" + flow).status()).isEqualTo(403);
    assertThat(client().get("/api/flows").status()).isEqualTo(401);
    assertThat(desk.find(flow).status()).isEqualTo(200);
  }

  @Test
  void aSkillGroupKnowsTheFlowsThatPointAtIt() {
    var flow = desk.sound(Mode.OMNIMEDIA);
    var group = desk.group(Mode.OMNIMEDIA);
    desk.save(flow, 2, Desk.name("指"), Desk.soundGraph(group));
    desk.sound(Mode.OMNIMEDIA);
    var usage = admin.get("/api/skill-groups/" + group + "/usage").body().path("flows");
    assertThat(usage.valueStream().map(used -> used.path("id").asString()))
        .containsExactly(flow.toString());
  }
}
