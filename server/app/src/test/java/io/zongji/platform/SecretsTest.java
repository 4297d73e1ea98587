package io.zongji.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretsTest {
  private static final Secrets FIXED =
      Secrets.open(Path.of("nowhere"), "a secret of at least 32 characters");

  @Property(tries = 100)
  void opensWhatItSealed(@ForAll String text) {
    var asStored = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    assertThat(FIXED.open("p", FIXED.seal("p", asStored))).isEqualTo(asStored);
  }

  @Test
  void neverSealsTheSameWayTwiceAndShowsNothing() {
    var sealed = FIXED.seal("p", "wechat-secret");
    assertThat(sealed).isNotEqualTo(FIXED.seal("p", "wechat-secret"));
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("wechat");
  }

  @Test
  void refusesWhatWasChangedOrMeantForSomethingElse() {
    var sealed = FIXED.seal("p", "x");
    assertThatThrownBy(() -> FIXED.open("q", sealed)).isInstanceOf(IllegalStateException.class);
    sealed[sealed.length - 1] ^= 1;
    assertThatThrownBy(() -> FIXED.open("p", sealed)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> FIXED.open("p", new byte[3]))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void signaturesHoldForOneTextAndOnePurpose() {
    var signature = FIXED.sign("token", "customer 1");
    assertThat(FIXED.signed("token", "customer 1", signature)).isTrue();
    assertThat(FIXED.signed("token", "customer 2", signature)).isFalse();
    assertThat(FIXED.signed("media", "customer 1", signature)).isFalse();
    assertThat(FIXED.signed("token", "customer 1", "")).isFalse();
  }

  @Test
  void theKeyFileIsMadeOnceAndForItsOwnerOnly(@TempDir Path folder) throws IOException {
    var sealed = Secrets.open(folder, "").seal("p", "x");
    assertThat(Secrets.open(folder, "").open("p", sealed)).isEqualTo("x");
    var permissions = Files.getPosixFilePermissions(folder.resolve("secret.key"));
    assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    Files.writeString(folder.resolve("secret.key"), "not a key");
    assertThatThrownBy(() -> Secrets.open(folder, "")).isInstanceOf(StartupException.class);
  }

  @Test
  void aShortSecretIsRefused() {
    assertThatThrownBy(() -> Secrets.open(Path.of("nowhere"), "short"))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("ZONGJI_SECRET");
  }
}
