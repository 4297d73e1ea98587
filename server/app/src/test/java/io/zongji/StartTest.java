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
}
