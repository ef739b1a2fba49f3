package io.mammoedge.archive.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.archive.ScoredPairs;
import io.mammoedge.archive.table.ScoredImage;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.check.Agreement;
import io.mammoedge.runtime.check.StatisticalVerdict;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.ClusteredAuc;
import io.mammoedge.runtime.stats.DeLong;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same cases get the same verdict here as from {@code mammoedge parity}. */
class GroupParityTest {
  @ParameterizedTest
  @CsvSource({
    "0.003, 0.5, 900",
    "0.03, 0.5, 900",
    "0.6, 0.5, 900",
    "0.003, , 900",
    "0.03, , 900",
    "0.6, , 900",
    "0.03, 0.5, 20",
    "0.03, , 20",
    "0.6, 0.5, 20"
  })
  void theVerdictIsThatOfTheStatisticsInMemory(double noise, Double threshold, int images) {
    ScoredPairs pairs = ScoredPairs.draw(noise);
    Cases reference = cases(pairs.old(), pairs, images);
    Cases candidate = cases(pairs.young(), pairs, images);
    Agreement agreement =
        Agreement.of(
            logOdds(pairs.old(), images),
            logOdds(pairs.young(), images),
            threshold == null ? OptionalDouble.empty() : OptionalDouble.of(threshold),
            Agreement.FP32);

    GroupParity group =
        GroupParity.of("all", "", differences(agreement), null, areas(reference, candidate), 0.01);

    StatisticalVerdict expected = StatisticalVerdict.of(reference, candidate, agreement, 0.01);
    assertThat(group.verdict()).isEqualTo(expected.verdict());
    assertThat(group.reason()).isEqualTo(expected.reason());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.5, 50, Double.NaN})
  void aThresholdOrMarginThatIsNoneIsRefused(double value) {
    assertThatThrownBy(() -> new ParityRule(OptionalDouble.of(value), 0.01))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessage("--threshold " + value + " must lie between 0 and 1");
    assertThatThrownBy(() -> new ParityRule(OptionalDouble.empty(), value))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessage("--margin " + value + " must lie between 0 and 1");
  }

  private static Differences differences(Agreement agreement) {
    boolean decides = agreement.threshold() != null;
    return new Differences(
        agreement.cases(),
        agreement.maxDeltaProbability(),
        agreement.maxDeltaLogit(),
        0,
        0,
        decides ? (long) agreement.flips().size() : null,
        decides ? (long) agreement.ties().size() : null);
  }

  private static Areas areas(Cases reference, Cases candidate) {
    return new Areas(
        reference.count(true),
        reference.count(false),
        reference.clusterCount(),
        reference.clusterCount(true),
        reference.clusterCount(false),
        List.of(DeLong.estimate(reference), ClusteredAuc.estimate(reference)),
        List.of(DeLong.estimate(candidate), ClusteredAuc.estimate(candidate)),
        List.of(DeLong.compare(reference, candidate), ClusteredAuc.compare(reference, candidate)));
  }

  private static Cases cases(List<ScoredImage> images, ScoredPairs pairs, int first) {
    return new Cases(
        images.stream().limit(first).mapToDouble(ScoredImage::probability).toArray(),
        Arrays.copyOf(pairs.positive(), first),
        images.stream().limit(first).map(ScoredImage::patient).toArray(String[]::new));
  }

  private static double[] logOdds(List<ScoredImage> images, int first) {
    return images.stream().limit(first).mapToDouble(ScoredImage::logOdds).toArray();
  }
}
