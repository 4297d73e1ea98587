package io.zongji.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zongji.platform.FaultException;
import io.zongji.platform.Json;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What counts as a signal.
final class SignalFormTest {
  private static final Map<String, Map<String, SignalForm.Field>> TYPES = types();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'offer','sdp':'v=0\\r\\n','to':'01997a3e-0000-7000-8000-000000000001'}",
        "{'type':'answer','sdp':'v=0'}",
        "{'type':'candidate','candidate':null}",
        "{'type':'candidate','candidate':'','sdpMid':'0','sdpMLineIndex':0}",
        "{'type':'candidate','candidate':'candidate:1 1 udp 1 a.local 9 typ host','sdpMid':null}",
        "{'type':'restart'}"
      })
  void whatIsOneIsPassedOnAsItIs(String data) {
    var tree = Json.tree(data.replace('\'', '"'));
    assertThat(SignalForm.read(tree, TYPES).equals(tree)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'type':7}",
        "{'type':'legs','customer':null}",
        "{'type':'published','sdp':'v=0'}",
        "{'type':'offer'}",
        "{'type':'offer','sdp':''}",
        "{'type':'offer','sdp':'hello'}",
        "{'type':'offer','sdp':['v=0']}",
        "{'type':'answer','sdp':'v=0','to':'somebody'}",
        "{'type':'candidate'}",
        "{'type':'candidate','candidate':{}}",
        "{'type':'candidate','candidate':'a','sdpMLineIndex':-1}",
        "{'type':'candidate','candidate':'a','sdpMLineIndex':1.5}",
        "{'type':'candidate','candidate':'a','sdpMid':1}"
      })
  void whatIsNoneIsRefused(String data) {
    assertRefused(data.replace('\'', '"'));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1_000})
  void aCandidateHasALimit(int more) {
    var longest = "a".repeat(Limits.CANDIDATE_CHARACTERS_MAX);
    var form = "{\"type\":\"candidate\",\"candidate\":\"%s\"}";
    assertThat(SignalForm.read(Json.tree(form.formatted(longest)), TYPES)).isNotNull();
    assertRefused(form.formatted(longest + "a".repeat(more)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"type\":\"restart\",\"more\":[1,2,3]}"})
  void whatNobodyAskedForIsLeftOut(String data) {
    assertThat(SignalForm.read(Json.tree(data), TYPES).toString())
        .isEqualTo("{\"type\":\"restart\"}");
  }

  private static void assertRefused(String data) {
    assertThatThrownBy(() -> SignalForm.read(Json.tree(data), TYPES))
        .isInstanceOfSatisfying(
            FaultException.class, e -> assertThat(e.fault()).isEqualTo(CallFault.SIGNAL_BAD));
  }

  private static Map<String, Map<String, SignalForm.Field>> types() {
    return new Direct(new Legs(IceServersTest.servers(Map.of()))).types();
  }
}
