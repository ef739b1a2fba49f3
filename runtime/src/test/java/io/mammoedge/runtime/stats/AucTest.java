package io.mammoedge.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.MammoEdgeException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AucTest {
  @Test
  void theOrderOfTheCasesDoesNotMatter() {
    Cases cases = Cases.independent(new double[] {3, 1, 2, 4, 0}, bits("11010"));
    Cases sorted = Cases.independent(new double[] {0, 1, 2, 3, 4}, bits("01011"));
    assertThat(DeLong.estimate(cases)).isEqualTo(DeLong.estimate(sorted));
  }

  @Test
  void aMonotoneChangeOfScoresIsAnIdenticalRanking() {
    Cases cases = Cases.independent(new double[] {3, 1, 2, 4, 0}, bits("11010"));
    double[] squeezed = Arrays.stream(cases.scores()).map(s -> Math.exp(s / 7)).toArray();
    AucDifference difference = DeLong.compare(cases, cases.withScores(squeezed));
    assertThat(difference.identicalRanking()).isTrue();
    assertThat(difference.standardError()).isZero();
    assertThat(difference.pValue()).isEqualTo(1);
  }

  @Test
  void aWorseCandidateHasANegativeDifference() {
    Cases reference = Cases.independent(new double[] {0, 1, 2, 3}, bits("0011"));
    AucDifference difference =
        DeLong.compare(reference, reference.withScores(new double[] {0, 3, 2, 1}));
    assertThat(difference.delta()).isEqualTo(-0.5);
    assertThat(difference.identicalRanking()).isFalse();
  }

  @Test
  void everyImageTwiceGivesNoNewInformationWhenClustered() {
    Cases once = Cases.independent(new double[] {3, 1, 2, 4, 0, 2.5}, bits("110100"));
    Cases twice =
        new Cases(
            new double[] {3, 1, 2, 4, 0, 2.5, 3, 1, 2, 4, 0, 2.5},
            bits("110100110100"),
            "0 1 2 3 4 5 0 1 2 3 4 5".split(" ", -1));
    assertThat(ClusteredAuc.estimate(twice).standardError())
        .isEqualTo(ClusteredAuc.estimate(once).standardError(), within(1e-14));
    assertThat(DeLong.estimate(twice).standardError())
        .isLessThan(DeLong.estimate(once).standardError());
  }

  @Test
  void tooFewCasesForAnIntervalAreSaidByClassAndUnit() {
    Cases one = Cases.independent(new double[] {1, 2, 3}, bits("001"));
    assertThatThrownBy(() -> DeLong.estimate(one))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("only 1 is positive");
    Cases onePatient =
        new Cases(new double[] {1, 2, 3, 4}, bits("0011"), new String[] {"a", "b", "c", "c"});
    assertThatThrownBy(() -> ClusteredAuc.estimate(onePatient))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("only 1 has a positive case");
  }

  @Test
  void differentCasesCannotBePaired() {
    Cases left = Cases.independent(new double[4], bits("0011"));
    Cases right = Cases.independent(new double[4], bits("0101"));
    assertThatThrownBy(() -> DeLong.compare(left, right))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void casesMustFitTogetherAndBeFinite() {
    assertThatThrownBy(() -> Cases.independent(new double[2], bits("011")))
        .hasMessageContaining("2 scores, 3 labels");
    assertThatThrownBy(() -> Cases.independent(new double[] {0, Double.NaN}, bits("01")))
        .hasMessageContaining("score 1 is not finite");
    assertThatThrownBy(() -> new Cases(new double[1], bits("1"), new String[1]))
        .hasMessageContaining("no patient key");
  }

  private static boolean[] bits(String zerosAndOnes) {
    boolean[] bits = new boolean[zerosAndOnes.length()];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = zerosAndOnes.charAt(i) == '1';
    }
    return bits;
  }
}
