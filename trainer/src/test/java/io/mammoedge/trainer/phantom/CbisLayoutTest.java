package io.mammoedge.trainer.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CbisLayoutTest {
  private static final PhantomSet SET = new PhantomSet(40, 96, 80, 11);

  @TempDir static Path out;

  @BeforeAll
  static void write() {
    new CbisLayout(SET).write(out, () -> {});
  }

  private static List<NamedCsvRecord> cases(String name) throws IOException {
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(out.resolve(name))) {
      return csv.stream().toList();
    }
  }

  private static List<NamedCsvRecord> allCases() throws IOException {
    List<NamedCsvRecord> all = new ArrayList<>();
    for (String kind : List.of("mass", "calc")) {
      for (String set : List.of("train", "test")) {
        all.addAll(cases(kind + "_case_description_" + set + "_set.csv"));
      }
    }
    return all;
  }

  private static Path file(NamedCsvRecord row, String column) {
    return out.resolve(row.getField(column).strip());
  }

  @Test
  void theCaseDescriptionsLookAsPublished() throws IOException {
    String mass = Files.readString(out.resolve("mass_case_description_train_set.csv"));
    String calc = Files.readString(out.resolve("calc_case_description_test_set.csv"));
    assertThat(mass)
        .startsWith(
            "patient_id,breast_density,left or right breast,image view,abnormality id,abnormality"
                + " type,mass shape,mass margins,assessment,pathology,subtlety,image file"
                + " path,cropped image file path,ROI mask file path\r\n")
        .containsPattern("0000[01].dcm\n\"\r\n");
    assertThat(calc)
        .startsWith(
            "patient_id,breast density,left or right breast,image view,abnormality id,abnormality"
                + " type,calc type,calc distribution,assessment,pathology,subtlety,image file"
                + " path,cropped image file path,ROI mask file path\r\n")
        .containsPattern("0000[01].dcm\n\",Calc-Test_P_[0-9]{5}_(LEFT|RIGHT)_(CC|MLO)_1/")
        .endsWith(".dcm\r\n");
  }

  @Test
  void everyRowHasItsThreeFilesOfTheRightSizes() throws IOException {
    for (NamedCsvRecord row : allCases()) {
      assertThat(Files.size(file(row, "image file path"))).isGreaterThan(2 * 96 * 80);
      Path crop = file(row, "cropped image file path");
      Path mask = file(row, "ROI mask file path");
      boolean swapped = Files.size(crop) > 96 * 80;
      Path full = swapped ? crop : mask;
      byte[] bytes = Files.readAllBytes(full);
      byte[] pixels = Arrays.copyOfRange(bytes, bytes.length - 96 * 80, bytes.length);
      assertThat(pixels).containsOnly(0, 255).contains(0).contains(255);
      assertThat(crop).isNotEqualTo(mask);
    }
  }

  @Test
  void aFewRowsNameMaskAndCropTheOtherWayRound() throws IOException {
    long swapped = 0;
    List<NamedCsvRecord> rows = allCases();
    for (NamedCsvRecord row : rows) {
      swapped += Files.size(file(row, "cropped image file path")) > 96 * 80 ? 1 : 0;
    }
    assertThat((double) swapped / rows.size()).isBetween(0.01, 0.15);
  }

  @Test
  void aPatientIsInOneSetOnlyAndHasBothViews() throws IOException {
    Map<String, String> setOf = new HashMap<>();
    Map<String, Integer> views = new HashMap<>();
    for (NamedCsvRecord row : allCases()) {
      String patient = row.getField("patient_id");
      boolean test = row.getField("image file path").contains("-Test_");
      assertThat(setOf.merge(patient, test ? "test" : "train", (a, b) -> a.equals(b) ? a : "both"))
          .isNotEqualTo("both");
      views.merge(patient, row.getField("image view").equals("CC") ? 1 : 2, (a, b) -> a | b);
    }
    assertThat(setOf).hasSize(40);
    assertThat(setOf.values().stream().filter("test"::equals).count()).isEqualTo(16);
    assertThat(views.values()).containsOnly(3);
  }

  @Test
  void pathologyAgreesWithWhatWasDrawn() throws IOException {
    assertThat(allCases())
        .extracting(row -> row.getField("pathology"))
        .containsOnly("MALIGNANT", "BENIGN", "BENIGN_WITHOUT_CALLBACK");
    for (NamedCsvRecord row : cases("mass_case_description_train_set.csv")) {
      boolean malignant = row.getField("pathology").equals("MALIGNANT");
      assertThat(row.getField("mass margins").contains("SPICULATED")).isEqualTo(malignant);
    }
  }

  @Test
  void theFilesDoNotDependOnTheNumberOfThreads(@TempDir Path again) throws Exception {
    AtomicInteger calls = new AtomicInteger();
    CbisLayout layout = new CbisLayout(SET);
    ForkJoinPool one = new ForkJoinPool(1);
    one.submit(() -> layout.write(again, calls::incrementAndGet)).get();
    one.shutdown();
    assertThat(Digest.of(again)).isEqualTo(Digest.of(out));
    assertThat(calls).hasValue(layout.images());
  }

  @Test
  void anotherSeedGivesOtherImages(@TempDir Path other) throws IOException {
    new CbisLayout(new PhantomSet(2, 96, 80, 12)).write(other, () -> {});
    assertThat(Digest.of(other).keySet()).isNotEqualTo(Digest.of(out).keySet());
  }

  @Test
  void theDemosTestSetHoldsAtLeast200Images() {
    long test =
        CbisCohort.of(PhantomSet.DEMO).stream()
            .filter(CbisCohort.Patient::test)
            .mapToLong(patient -> 2L * patient.breasts().size())
            .sum();
    assertThat(test).isGreaterThanOrEqualTo(200);
    assertThat(new CbisLayout(PhantomSet.DEMO).images()).isBetween(600, 680);
  }

  @Test
  void theCropIsCutFromTheMammogram() throws IOException {
    NamedCsvRecord row = cases("calc_case_description_train_set.csv").get(0);
    byte[] image = Files.readAllBytes(file(row, "image file path"));
    Path file = file(row, "cropped image file path");
    if (Files.size(file) > 96 * 80) {
      file = file(row, "ROI mask file path");
    }
    byte[] crop = Files.readAllBytes(file);
    byte[] lastRow = Arrays.copyOfRange(crop, crop.length - 8, crop.length);
    assertThat(shorts(image)).containsSequence(shorts(lastRow));
  }

  private static short[] shorts(byte[] bytes) {
    short[] shorts = new short[bytes.length / 2];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(shorts);
    return shorts;
  }
}
