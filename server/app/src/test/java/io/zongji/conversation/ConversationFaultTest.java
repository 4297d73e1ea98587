package io.zongji.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.platform.Fault;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ConversationFaultTest {
  @ParameterizedTest
  @MethodSource("faults")
  void everyFaultIsToldInBothLanguages(Fault fault) {
    var feature = fault.code().substring(0, fault.code().indexOf('.'));
    assertThat(ResourceBundle.getBundle("faults/" + feature).getString(fault.code())).isNotBlank();
    assertThat(ResourceBundle.getBundle("faults/" + feature + "_en").getString(fault.code()))
        .isNotBlank();
  }

  static Stream<Fault> faults() {
    return Stream.concat(
        Stream.of(ConversationFault.values()).map(Fault.class::cast),
        Stream.of(DeskFault.values()).map(Fault.class::cast));
  }
}
