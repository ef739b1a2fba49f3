package io.mammoedge.runtime.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.Normal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of docs/ci.md by which a site plans its cohort. */
class HowManyCasesTest {
  private static final Path DOCUMENT = Path.of("../docs/ci.md");
  private static final double[] MARGINS = {0.03, 0.05, 0.08, 0.10};
  private static final double STATED = 0.02 / Normal.quantile(0.975);

  @Test
  void isWhatTheRuleNeeds() throws IOException {
    List<double[]> rows = rows();
    assertThat(rows).hasSize(5);
    for (double[] row : rows) {
      for (int i = 0; i < MARGINS.length; i++) {
        int cases = (int) row[i + 1];
        assertThat(power(row[0], cases, STATED, MARGINS[i])).isBetween(0.80, 0.82);
        assertThat(power(row[0], cases - 1, STATED, MARGINS[i])).isLessThan(0.80);
      }
    }
    double coarse = 0.04 / Normal.quantile(0.975);
    assertThat(power(0.85, 1_000_000, coarse, 0.05)).as("as the text says").isLessThan(0.80);
    assertThat(power(0.85, 1_000_000, coarse, 0.05)).isCloseTo(0.79, within(0.01));
  }

  /** The rule itself, on cohorts of that size: 80 of 100, or a few more. */
  @ParameterizedTest
  @CsvSource({"0.75, 3", "0.85, 2", "0.85, 3", "0.90, 1", "0.95, 1", "0.95, 3"})
  void isEnoughForTheRule(double auc, int column) throws IOException {
    double[] row = rows().stream().filter(numbers -> numbers[0] == auc).findFirst().orElseThrow();
    Random random = new Random(3);
    int runs = 3000;
    int shown = 0;
    for (int i = 0; i < runs; i++) {
      Cases here = Sites.binormal(random, auc, (int) row[column + 1], (int) row[column + 1]);
      SiteVerdict verdict =
          new NonInferiority(Sites.measured(random, auc), MARGINS[column]).judge(here).verdict();
      shown += verdict == SiteVerdict.NOT_WORSE ? 1 : 0;
    }
    assertThat((double) shown / runs).isBetween(0.785, 0.86);
  }

  /** Of the one-sided test at 5 %, where both areas are the same. */
  private static double power(double auc, int ofEachClass, double stated, double margin) {
    double assumed = HanleyMcNeil.standardError(auc - margin, ofEachClass, ofEachClass);
    double real = HanleyMcNeil.standardError(auc, ofEachClass, ofEachClass);
    double needed = Normal.quantile(0.95) * Math.hypot(assumed, stated);
    return Normal.cdf((margin - needed) / Math.hypot(real, stated));
  }

  private static List<double[]> rows() throws IOException {
    return Files.readAllLines(DOCUMENT).stream()
        .filter(line -> line.matches("\\| 0\\.\\d\\d( \\| \\d+)+ \\|"))
        .map(HowManyCasesTest::numbers)
        .toList();
  }

  private static double[] numbers(String row) {
    return Arrays.stream(row.split("\\|"))
        .filter(cell -> !cell.isBlank())
        .mapToDouble(Double::parseDouble)
        .toArray();
  }
}
