package io.mammoedge.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.store.Version.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionTest {
  /** The example of Semantic Versioning 2.0.0, section 11, and numbers that sort wrong as text. */
  private static final List<String> ORDER =
      List.of(
          "0.9.9",
          "1.0.0-1",
          "1.0.0-alpha",
          "1.0.0-alpha.1",
          "1.0.0-alpha.beta",
          "1.0.0-beta",
          "1.0.0-beta.2",
          "1.0.0-beta.11",
          "1.0.0-rc.1",
          "1.0.0",
          "1.0.2",
          "1.0.10",
          "1.9.0",
          "1.10.0",
          "2.0.0");

  @Test
  void theStandardsOrder() {
    List<Version> shuffled = new ArrayList<>(ORDER.stream().map(Version::parse).toList());
    Collections.shuffle(shuffled, new Random(1));
    assertThat(shuffled.stream().sorted()).extracting(Version::toString).isEqualTo(ORDER);
  }

  @ParameterizedTest
  @CsvSource({
    "1.0.0, 1.0.1, PATCH",
    "1.0.0, 1.1.0, MINOR",
    "1.9.3, 2.0.0, MAJOR",
    "1.0.0-rc.1, 1.0.0, MAJOR",
    "0.1.0, 0.2.0, MAJOR",
    "0.1.0, 0.1.1, PATCH"
  })
  void whatANewNumberSays(String before, String after, Step step) {
    assertThat(Version.parse(after).stepFrom(Version.parse(before))).isEqualTo(step);
  }
}
