package io.mammoedge.archive.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.archive.Changed;
import io.mammoedge.archive.LocalSpark;
import io.mammoedge.archive.ScoredPairs;
import io.mammoedge.archive.table.ArchiveTable;
import io.mammoedge.archive.table.ScoredImage;
import io.mammoedge.runtime.check.Agreement;
import io.mammoedge.runtime.stats.AucDifference;
import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.runtime.stats.Calibration;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.ClusteredAuc;
import io.mammoedge.runtime.stats.DeLong;
import io.mammoedge.runtime.stats.Verdict;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What Spark computes piece by piece against what {@code runtime.stats} computes in memory. */
class ArchiveParityTest {
  private static final double EXACT = 1e-12;
  private static final OptionalDouble THRESHOLD = OptionalDouble.of(0.5);

  @RegisterExtension private static final LocalSpark SPARK = new LocalSpark();

  @TempDir private Path folder;

  @Test
  void areasVariancesAndCalibrationAreThoseOfTheStatisticsInMemory() {
    ScoredPairs pairs = ScoredPairs.draw(0.03);

    ArchiveParity.Result result = compare(pairs);

    Cases reference = cases(pairs.old(), pairs);
    Cases candidate = cases(pairs.young(), pairs);
    Areas areas = result.all().areas();
    same(areas.reference().get(0), DeLong.estimate(reference));
    same(areas.reference().get(1), ClusteredAuc.estimate(reference));
    same(areas.candidate().get(1), ClusteredAuc.estimate(candidate));
    same(areas.difference().get(0), DeLong.compare(reference, candidate));
    same(areas.difference().get(1), ClusteredAuc.compare(reference, candidate));
    Calibration before = Calibration.of(reference.scores(), pairs.positive());
    Calibration after = Calibration.of(candidate.scores(), pairs.positive());
    Calibrations both = result.all().calibration();
    assertThat(both.images()).isEqualTo(ScoredPairs.CASES);
    assertThat(both.brierReference()).isCloseTo(before.brier(), within(EXACT));
    assertThat(both.brierCandidate()).isCloseTo(after.brier(), within(EXACT));
    assertThat(both.errorReference()).isCloseTo(before.expectedError(), within(EXACT));
    assertThat(both.errorCandidate()).isCloseTo(after.expectedError(), within(EXACT));
    Agreement agreement =
        Agreement.of(logOdds(pairs.old()), logOdds(pairs.young()), THRESHOLD, Agreement.FP32);
    assertThat(result.all().differences().flips()).isEqualTo(agreement.flips().size());
    assertThat(result.all().differences().maxDeltaLogit())
        .isCloseTo(agreement.maxDeltaLogit(), within(EXACT));
    assertThat(result.groups())
        .extracting(GroupParity::by)
        .containsOnly("all", "view", "manufacturer")
        .hasSize(5);
  }

  @Test
  void theSameScoresAreEquivalent() {
    assertThat(compare(ScoredPairs.draw(0)).verdict()).isEqualTo(Verdict.EQUIVALENT);
  }

  @Test
  void aWorseReleaseIsDifferent() {
    assertThat(compare(ScoredPairs.draw(0.6)).verdict()).isEqualTo(Verdict.DIFFERENT);
  }

  @Test
  void aYearOfOneClassHasNoAreaAndTheOthersKeepTheirs() {
    ScoredPairs pairs = ScoredPairs.draw(0.03);
    move(pairs, i -> !pairs.positive()[i] && i % 3 == 1, 2019);

    ArchiveParity.Result result = compare(pairs);

    assertThat(result.all().areas()).isNotNull();
    assertThat(year(result, "2020").areas()).isNotNull();
    GroupParity benign = year(result, "2019");
    assertThat(benign.areas()).isNull();
    assertThat(benign.calibration()).isNotNull();
    assertThat(benign.reason()).contains("fewer than two labelled patients of either class");
  }

  @Test
  void withBenignLabelsOnlyThereAreNotEnoughCases() {
    ScoredPairs pairs = ScoredPairs.draw(0.03);
    Arrays.fill(pairs.positive(), false);

    ArchiveParity.Result result = compare(pairs);

    assertThat(result.all().areas()).isNull();
    assertThat(result.verdict()).isEqualTo(Verdict.NOT_ENOUGH_CASES);
  }

  @Test
  void aYearWithoutLabelsIsComparedByItsScoresOnly() {
    ScoredPairs pairs = ScoredPairs.draw(0.03);
    move(pairs, i -> i % 3 == 1, 2019);
    Dataset<Row> labels = labels(pairs, i -> i % 3 != 1);

    ArchiveParity.Result result = compare(pairs, Optional.of(labels), OptionalDouble.empty());

    assertThat(result.threshold()).as("the old release's").isEqualTo(0.5);
    assertThat(result.all().calibration().images()).isEqualTo(600);
    GroupParity unknown = year(result, "2019");
    assertThat(unknown.differences().images()).isEqualTo(300);
    assertThat(unknown.calibration()).isNull();
    assertThat(unknown.areas()).isNull();
  }

  @Test
  void withoutLabelsThereIsNeitherAreaNorCalibration() {
    ScoredPairs pairs = ScoredPairs.draw(0.03);
    pairs.young().remove(0);

    ArchiveParity.Result result = compare(pairs, Optional.empty(), THRESHOLD);

    assertThat(result.groups()).extracting(GroupParity::calibration).containsOnlyNulls();
    assertThat(result.groups()).extracting(GroupParity::areas).containsOnlyNulls();
    assertThat(result.all().differences().images()).isEqualTo(ScoredPairs.CASES - 1);
    assertThat(result.onlyReference()).isEqualTo(1);
    assertThat(result.onlyCandidate()).isZero();
    assertThat(result.strayLabels()).isZero();
  }

  /** Names of files say nothing: one may have been replaced between the two runs. */
  @Test
  void aFileThatHoldsAnotherImageNowIsNoPairAndNoFlip() {
    ScoredPairs pairs = ScoredPairs.draw(0);
    List<ScoredImage> young = pairs.young();
    young.set(0, Changed.row(young.get(0), "image", "another"));
    young.set(1, Changed.row(young.get(1), "image", null));
    for (List<ScoredImage> both : List.of(pairs.old(), young)) {
      both.set(2, Changed.row(both.get(2), "image", null));
    }
    for (int i = 0; i < 2; i++) {
      double other = young.get(i).probability() < 0.5 ? 0.9 : 0.1;
      young.set(i, Changed.row(young.get(i), "probability", other));
    }

    ArchiveParity.Result result = compare(pairs);

    assertThat(result.verdict()).isEqualTo(Verdict.EQUIVALENT);
    assertThat(result.otherImages()).isEqualTo(2);
    assertThat(result.all().differences().images()).isEqualTo(ScoredPairs.CASES - 2);
    assertThat(result.all().differences().flips()).isZero();
    assertThat(result.onlyReference()).isZero();
    assertThat(result.onlyCandidate()).isZero();
    assertThat(result.strayLabels()).isEqualTo(2);
  }

  /** Some images of the old release to another year. */
  private static void move(ScoredPairs pairs, IntPredicate which, int year) {
    IntStream.range(0, ScoredPairs.CASES)
        .filter(which)
        .forEach(
            i -> {
              double p = pairs.old().get(i).probability();
              pairs.old().set(i, ScoredPairs.image("file" + i, year, i, p));
            });
  }

  private static GroupParity year(ArchiveParity.Result result, String year) {
    return result.groups().stream()
        .filter(group -> group.by().equals("year") && group.value().equals(year))
        .findFirst()
        .orElseThrow();
  }

  private ArchiveParity.Result compare(ScoredPairs pairs) {
    return compare(pairs, Optional.of(labels(pairs, i -> true)), THRESHOLD);
  }

  private ArchiveParity.Result compare(
      ScoredPairs pairs, Optional<Dataset<Row>> labels, OptionalDouble threshold) {
    ArchiveTable before = new ArchiveTable(SPARK.session(), folder.resolve("old").toString());
    ArchiveTable after = new ArchiveTable(SPARK.session(), folder.resolve("new").toString());
    before.add("a".repeat(64), pairs.old());
    after.add("b".repeat(64), pairs.young());
    return new ArchiveParity(
            before.only("a"), after.only(""), labels, new ParityRule(threshold, 0.01))
        .run();
  }

  private static Dataset<Row> labels(ScoredPairs pairs, IntPredicate known) {
    List<Row> rows =
        IntStream.range(0, ScoredPairs.CASES)
            .filter(known)
            .mapToObj(i -> RowFactory.create("file" + i, pairs.positive()[i] ? 1 : 0))
            .toList();
    return SPARK
        .session()
        .createDataFrame(
            rows,
            new StructType()
                .add(Labels.FILE, DataTypes.StringType)
                .add(Labels.POSITIVE, DataTypes.IntegerType));
  }

  private static Cases cases(List<ScoredImage> images, ScoredPairs pairs) {
    return new Cases(
        images.stream().mapToDouble(ScoredImage::probability).toArray(),
        pairs.positive(),
        images.stream().map(ScoredImage::patient).toArray(String[]::new));
  }

  private static double[] logOdds(List<ScoredImage> images) {
    return images.stream().mapToDouble(ScoredImage::logOdds).toArray();
  }

  private static void same(AucEstimate here, AucEstimate expected) {
    assertThat(here.auc()).isCloseTo(expected.auc(), within(EXACT));
    assertThat(here.standardError()).isCloseTo(expected.standardError(), within(EXACT));
    assertThat(here.low()).isCloseTo(expected.low(), within(EXACT));
    assertThat(here.clusters()).isEqualTo(expected.clusters());
  }

  private static void same(AucDifference here, AucDifference expected) {
    assertThat(here.delta()).isCloseTo(expected.delta(), within(EXACT));
    assertThat(here.standardError()).isCloseTo(expected.standardError(), within(EXACT));
    assertThat(here.ci90().low()).isCloseTo(expected.ci90().low(), within(EXACT));
    assertThat(here.method()).isEqualTo(expected.method());
  }
}
