package io.mammoedge.archive.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.archive.spark.SparkSettings;
import io.mammoedge.archive.spark.Sparks;
import io.mammoedge.archive.summary.ArchiveSummary;
import io.mammoedge.archive.summary.SummaryPage;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Spark computes piece by piece against what {@code runtime.stats} computes in memory. */
class ArchiveParityTest {
  private static final double EXACT = 1e-12;
  private static final int CASES = 900;

  @TempDir private static Path folder;
  private static SparkSession spark;

  private final List<ScoredImage> old = new ArrayList<>();
  private final List<ScoredImage> young = new ArrayList<>();
  private final boolean[] positive = new boolean[CASES];

  @BeforeAll
  static void start() {
    spark =
        Sparks.start(
            new SparkSettings(
                Optional.of("local[2]"),
                1,
                1,
                Optional.empty(),
                Map.of("spark.sql.shuffle.partitions", "2")));
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @Test
  void areasVariancesAndCalibrationAreThoseOfTheStatisticsInMemory() {
    draw(0.03);

    ArchiveParity.Result result = compare("exact", OptionalDouble.of(0.5));

    Cases reference = cases(old);
    Cases candidate = cases(young);
    Areas areas = result.all().areas();
    same(areas.reference().get(0), DeLong.estimate(reference));
    same(areas.reference().get(1), ClusteredAuc.estimate(reference));
    same(areas.candidate().get(1), ClusteredAuc.estimate(candidate));
    same(areas.difference().get(0), DeLong.compare(reference, candidate));
    same(areas.difference().get(1), ClusteredAuc.compare(reference, candidate));
    Calibration calibration = Calibration.of(candidate.scores(), positive);
    assertThat(result.all().calibration().brierCandidate())
        .isCloseTo(calibration.brier(), within(EXACT));
    assertThat(result.all().calibration().errorCandidate())
        .isCloseTo(calibration.expectedError(), within(EXACT));
    Agreement agreement =
        Agreement.of(logOdds(old), logOdds(young), OptionalDouble.of(0.5), Agreement.FP32);
    assertThat(result.all().differences().flips()).isEqualTo(agreement.flips().size());
    assertThat(result.all().differences().maxDeltaLogit())
        .isCloseTo(agreement.maxDeltaLogit(), within(EXACT));
    assertThat(result.groups())
        .extracting(GroupParity::by)
        .containsOnly("all", "view", "manufacturer")
        .hasSize(5);
  }

  @Test
  void theSameScoresAreEquivalentAndAWorseReleaseIsNot() {
    draw(0);
    assertThat(compare("same", OptionalDouble.of(0.5)).verdict()).isEqualTo(Verdict.EQUIVALENT);
    old.clear();
    young.clear();
    draw(0.6);
    assertThat(compare("worse", OptionalDouble.of(0.5)).verdict()).isEqualTo(Verdict.DIFFERENT);
  }

  @Test
  void aSummaryCountsEveryRowOnce() {
    draw(0);
    ArchiveTable table = new ArchiveTable(spark, folder.resolve("summary").toString());
    table.add("a".repeat(64), old);

    ArchiveSummary summary = ArchiveSummary.of(table.only(""));

    assertThat(summary.all().scored()).isEqualTo(CASES);
    assertThat(summary.all().histogram()).hasSize(20);
    assertThat(summary.all().histogram().stream().mapToLong(n -> n).sum()).isEqualTo(CASES);
    assertThat(summary.parts().get("manufacturer"))
        .extracting(PartName::of)
        .containsExactly("A", "B");
    assertThat(new SummaryPage(summary).page().toHtml()).contains("By year", "900 images scored");
  }

  /** A name for extracting. */
  private static final class PartName {
    static String of(io.mammoedge.archive.summary.PartSummary part) {
      return part.value();
    }
  }

  private ArchiveParity.Result compare(String name, OptionalDouble threshold) {
    ArchiveTable before = new ArchiveTable(spark, folder.resolve(name + "-old").toString());
    ArchiveTable after = new ArchiveTable(spark, folder.resolve(name + "-new").toString());
    before.add("a".repeat(64), old);
    after.add("b".repeat(64), young);
    return new ArchiveParity(
            before.only("a"), after.only(""), Optional.of(labels()), threshold, 0.01)
        .run();
  }

  /** Patients of one to four images; scores with many ties. */
  private void draw(double noise) {
    Random random = new Random(7);
    for (int i = 0; i < CASES; i++) {
      positive[i] = random.nextInt(4) == 0;
      double p = Math.round(100 * sigmoid(random.nextGaussian() + (positive[i] ? 1 : 0))) / 101.0;
      double q =
          noise == 0 ? p : Math.min(1, Math.max(0, p + noise * random.nextGaussian() * (i % 3)));
      old.add(image(i, p));
      young.add(image(i, q));
    }
  }

  private static ScoredImage image(int i, double p) {
    return new ScoredImage(
        "file" + i,
        "image" + i,
        "patient" + i / (1 + i % 4),
        null,
        i % 2 == 0 ? "CC" : "MLO",
        "L",
        2020,
        i % 5 == 0 ? "A" : "B",
        "site",
        p,
        Math.log(p / (1 - p)),
        null,
        null,
        List.of(),
        null,
        "small",
        "1.0.0",
        "fp32",
        "cpu",
        1.0);
  }

  private Dataset<Row> labels() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      rows.add(RowFactory.create("file" + i, positive[i] ? 1 : 0));
    }
    return spark.createDataFrame(
        rows,
        new StructType()
            .add(Labels.FILE, DataTypes.StringType)
            .add(Labels.POSITIVE, DataTypes.IntegerType));
  }

  private Cases cases(List<ScoredImage> images) {
    return new Cases(
        images.stream().mapToDouble(ScoredImage::probability).toArray(),
        positive,
        images.stream().map(ScoredImage::patient).toArray(String[]::new));
  }

  private static double[] logOdds(List<ScoredImage> images) {
    return images.stream().mapToDouble(ScoredImage::logOdds).toArray();
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
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
