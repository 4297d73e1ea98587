package io.zongji;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StartTest extends ServerTest {
  @Test
  void isReadyOnceItListens() {
    var answer = client().get("/actuator/health/readiness");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("status").asString()).isEqualTo("UP");
  }

  @Test
  void theFirstAdministratorCanSignIn() {
    var me = admin().get("/api/session");
    assertThat(me.status()).isEqualTo(200);
    assertThat(me.body().path("role").asString()).isEqualTo("ADMIN");
    assertThat(me.body().path("number").asString()).isEqualTo("000001");
  }
}
