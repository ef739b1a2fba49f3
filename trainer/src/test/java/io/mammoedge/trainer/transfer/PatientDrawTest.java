package io.mammoedge.trainer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.Split;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PatientDrawTest {
  /** 40 benign and 20 malignant patients, of whom 4 and 2 are validation patients. */
  private static final PatientDraw SITE = site(40, 20);

  private static PatientDraw site(int benign, int malignant) {
    return new PatientDraw(Path.of("set"), stratum("b", benign), stratum("m", malignant));
  }

  private static Map<String, Split> stratum(String prefix, int count) {
    Map<String, Split> stratum = new HashMap<>();
    for (int i = 0; i < count; i++) {
      stratum.put(prefix + i, i % 10 == 0 ? Split.VALIDATION : Split.TRAIN);
    }
    return stratum;
  }

  @Test
  void aSmallerSubsetIsInEveryLargerOneForTheSamePurpose() {
    for (PatientDraw site : new PatientDraw[] {SITE, site(7, 50), site(9, 2)}) {
      int all = site.benign().size() + site.malignant().size();
      Map<String, Split> smaller = site.draw(4, 3).splits();
      for (int n = 5; n <= all; n++) {
        Map<String, Split> larger = site.draw(n, 3).splits();
        assertThat(larger).hasSize(n).containsAllEntriesOf(smaller);
        smaller = larger;
      }
    }
  }

  @Test
  void theClassesHaveTheirShareAndAFifthOfEachChooses() {
    Map<String, Split> thirty = SITE.draw(30, 1).splits();
    assertThat(count(thirty, "m", Split.TRAIN)).isEqualTo(8);
    assertThat(count(thirty, "m", Split.VALIDATION)).isEqualTo(2);
    assertThat(count(thirty, "b", Split.TRAIN)).isEqualTo(16);
    assertThat(count(thirty, "b", Split.VALIDATION)).isEqualTo(4);
  }

  @Test
  void theSmallestSubsetHasOneOfEitherClassForEitherPurpose() {
    Map<String, Split> four = site(90, 3).draw(4, 1).splits();
    for (String prefix : new String[] {"b", "m"}) {
      for (Split split : new Split[] {Split.TRAIN, Split.VALIDATION}) {
        assertThat(count(four, prefix, split)).isEqualTo(1);
      }
    }
  }

  private static long count(Map<String, Split> splits, String prefix, Split split) {
    return splits.entrySet().stream()
        .filter(e -> e.getKey().startsWith(prefix) && e.getValue() == split)
        .count();
  }

  /** An export chooses its operating point on the set's validation patients. */
  @Test
  void nobodyOfTheValidationSplitIsTrainedOnWhileThereAreOthers() {
    SITE.draw(30, 1)
        .splits()
        .forEach(
            (id, split) -> {
              boolean validates = id.endsWith("0");
              assertThat(split).as(id).isEqualTo(validates ? Split.VALIDATION : Split.TRAIN);
            });
  }

  @Test
  void theSeedDecidesWhoIsDrawn() {
    assertThat(SITE.draw(20, 1)).isEqualTo(SITE.draw(20, 1));
    assertThat(SITE.draw(20, 1).splits().keySet()).isNotEqualTo(SITE.draw(20, 2).splits().keySet());
  }

  @Test
  void tooFewPatientsAreToldInOneLine() {
    assertThatThrownBy(() -> SITE.draw(61, 1))
        .isInstanceOfSatisfying(
            MammoEdgeException.class,
            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.NOT_ENOUGH_CASES))
        .hasMessage(
            "set: --patients 61 needs as many in the training and validation splits, and 2 of"
                + " either class; there are 20 malignant and 40 benign ones");
    assertThatThrownBy(() -> site(30, 1).draw(10, 1)).hasMessageContaining("there are 1 malignant");
    assertThatThrownBy(() -> SITE.draw(3, 1))
        .isInstanceOfSatisfying(
            MammoEdgeException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining("--patients is at least 4");
  }
}
