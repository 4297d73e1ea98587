package io.zongji.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.platform.Words;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Every fault is worded in both languages.
final class WordsTest {
  @Test
  void everyFaultHasItsWords() {
    assertThat(ContractTest.faults())
        .isNotEmpty()
        .allSatisfy(
            fault -> {
              var chinese = Words.of(fault.code(), Locale.CHINESE, List.of(1, 2, 3));
              var english = Words.of(fault.code(), Locale.ENGLISH, List.of(1, 2, 3));
              assertThat(chinese).isNotEqualTo(fault.code()).containsPattern("\\p{IsHan}");
              assertThat(english).isNotEqualTo(fault.code()).doesNotContainPattern("\\p{IsHan}");
            });
  }

  @Test
  void codesNameTheirFeatureAndAreUnique() {
    var codes = ContractTest.faults().map(io.zongji.platform.Fault::code).toList();
    assertThat(codes).doesNotHaveDuplicates().allMatch(code -> code.matches("[a-z]+\\.[a-z-]+"));
  }
}
