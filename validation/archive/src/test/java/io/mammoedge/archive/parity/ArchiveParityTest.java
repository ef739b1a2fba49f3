package io.mammoedge.archive.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.archive.score.FileKeys;
import io.mammoedge.archive.spark.SparkSettings;
import io.mammoedge.archive.spark.Sparks;
import io.mammoedge.archive.summary.ArchiveSummary;
import io.mammoedge.archive.summary.PartSummary;
import io.mammoedge.archive.summary.SummaryPage;
import io.mammoedge.archive.table.ArchiveTable;
import io.mammoedge.archive.table.ScoredImage;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.audit.AuditKey;
import io.mammoedge.runtime.check.Agreement;
import io.mammoedge.runtime.stats.AucDifference;
import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.runtime.stats.Calibration;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.ClusteredAuc;
import io.mammoedge.runtime.stats.DeLong;
import io.mammoedge.runtime.stats.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
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
  private static FileKeys keys;

  private final List<ScoredImage> old = new ArrayList<>();
  private final List<ScoredImage> young = new ArrayList<>();
  private final boolean[] positive = new boolean[CASES];

  @BeforeAll
  static void start() {
    keys = new FileKeys(AuditKey.inFile(folder.resolve("archive.key")), "/in");
    spark =
        Sparks.start(
            new SparkSettings(
                Optional.of("local[2]"),
                OptionalInt.empty(),
                OptionalInt.empty(),
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
    assertThat(summary.all().malignant())
        .isEqualTo(old.stream().filter(image -> image.decision().equals("suspicious")).count())
        .isPositive();
    assertThat(summary.all().histogram()).hasSize(20);
    assertThat(summary.all().histogram().stream().mapToLong(n -> n).sum()).isEqualTo(CASES);
    assertThat(summary.parts().get("manufacturer"))
        .extracting(PartSummary::value)
        .containsExactly("A", "B");
    assertThat(new SummaryPage(summary).page().toHtml()).contains("By year", "900 images scored");
  }

  @Test
  void aYearOfOneClassHasNoAreaAndTheOthersKeepTheirs() {
    draw(0.03);
    for (int i = 0; i < CASES; i++) {
      if (!positive[i] && i % 3 == 1) {
        old.set(i, image("file" + i, 2019, i, old.get(i).probability()));
      }
    }

    ArchiveParity.Result result = compare("one-class-year", OptionalDouble.of(0.5));

    assertThat(result.all().areas()).isNotNull();
    assertThat(year(result, "2020").areas()).isNotNull();
    GroupParity benign = year(result, "2019");
    assertThat(benign.areas()).isNull();
    assertThat(benign.calibration()).isNotNull();
    assertThat(benign.reason()).contains("fewer than two labelled patients of either class");
  }

  @Test
  void withBenignLabelsOnlyThereAreNotEnoughCases() {
    draw(0.03);
    Arrays.fill(positive, false);

    ArchiveParity.Result result = compare("all-benign", OptionalDouble.of(0.5));

    assertThat(result.all().areas()).isNull();
    assertThat(result.verdict()).isEqualTo(Verdict.NOT_ENOUGH_CASES);
  }

  @Test
  void labelsOfNoScoredFileAreCountedAndNothingButThemIsRefused() throws Exception {
    Path truth = folder.resolve("truth.csv");
    ArchiveTable table = new ArchiveTable(spark, folder.resolve("labelled").toString());
    table.add(
        "a".repeat(64),
        IntStream.range(0, 10).mapToObj(i -> image(keys.of("file" + i), 2020, i, 0.4)).toList());

    Files.writeString(truth, "file,label\nfile0,benign\n/in/file1,1\nelsewhere,benign\n");
    ArchiveParity.Result result = withItself(table, truth);
    assertThat(result.all().calibration().images()).isEqualTo(2);
    assertThat(result.strayLabels()).isEqualTo(1);

    Files.writeString(truth, "file,label\nelsewhere,benign\n");
    assertThatThrownBy(() -> withItself(table, truth))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("no label belongs to a file that was scored in both tables");
  }

  @Test
  void aLabelWithoutAFileIsRefused() throws Exception {
    Path truth = Files.writeString(folder.resolve("nameless.csv"), "file,label\n,benign\n");

    assertThatThrownBy(() -> Labels.read(spark, truth.toString(), keys))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("a row names no file");
  }

  private static ArchiveParity.Result withItself(ArchiveTable table, Path truth) {
    Dataset<Row> labels = Labels.read(spark, truth.toString(), keys);
    return new ArchiveParity(
            table.only(""), table.only(""), Optional.of(labels), OptionalDouble.of(0.5), 0.01)
        .run();
  }

  private static GroupParity year(ArchiveParity.Result result, String year) {
    return result.groups().stream()
        .filter(group -> group.by().equals("year") && group.value().equals(year))
        .findFirst()
        .orElseThrow();
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
    return image("file" + i, 2020, i, p);
  }

  private static ScoredImage image(String file, int year, int i, double p) {
    return new ScoredImage(
        file,
        "image" + i,
        "patient" + i / (1 + i % 4),
        null,
        i % 2 == 0 ? "CC" : "MLO",
        "L",
        year,
        i % 5 == 0 ? "A" : "B",
        "site",
        p,
        Math.log(p / (1 - p)),
        p >= 0.5 ? "suspicious" : "normal",
        0.5,
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
