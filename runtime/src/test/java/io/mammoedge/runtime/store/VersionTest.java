package io.mammoedge.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.store.Version.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** Semantic Versioning 2.0.0, sections 2 and 9; build metadata and endless ones are not taken. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0",
        "01.0.0",
        "1.0.0-",
        "1.0.0-a.",
        "1.0.0-a..b",
        "1.0.0-.a",
        "1.0.0-01",
        "1.0.0-a.00",
        "1.0.0+b",
        "1.0.0-a_b",
        "1.0.0-ä",
        "1.0.0\n",
        "1000000000.0.0"
      })
  void whatIsNoVersion(String text) {
    assertThatThrownBy(() -> Version.parse(text)).isInstanceOf(MammoEdgeException.class);
    assertThatThrownBy(() -> Version.parse("1.0.0-" + "a".repeat(91)))
        .isInstanceOf(MammoEdgeException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0.0--", "1.0.0-0", "1.0.0-01a", "1.0.0-a.0.-1", "1.0.0-rc-1.10"})
  void whatIsAVersion(String text) {
    assertThat(Version.parse(text)).hasToString(text);
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
