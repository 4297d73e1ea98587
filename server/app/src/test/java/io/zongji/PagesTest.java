package io.zongji;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The pages are those of the web build; where it has not been made, there is a stand-in in the
/// test resources.
final class PagesTest extends ServerTest {
  @Test
  void theConsoleAnswersItsOwnPathsWithItsPage() {
    var page = client().get("/");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("<html");
    assertThat(page.raw().headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(client().get("/flows/some-id").text()).isEqualTo(page.text());
  }

  @Test
  void theCustomerPageIsAnotherOneAndMayBeFramed() {
    var page = client().get("/c/?k=abc");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("<html").isNotEqualTo(client().get("/").text());
    assertThat(page.raw().headers().firstValue("X-Frame-Options")).isEmpty();
    assertThat(client().get("/").raw().headers().firstValue("X-Frame-Options")).contains("DENY");
  }

  @Test
  void missingFilesAndUnknownOperationsAreNotPages() {
    assertThat(client().get("/missing.js").status()).isEqualTo(404);
    var answer = client().get("/api/nothing-here");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("request.not-found");
  }
}
