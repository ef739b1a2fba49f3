package io.mammoedge.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real film mammograms, written as DICOM by pydicom in both folder layouts that are in use. */
@Tag("peer")
class CbisPeerTest {
  private static final ImageSize SIZE = ImageSize.PAPER;

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"csv", "nbia"})
  void preparesFivePatients(String layout) throws IOException, InterruptedException {
    Path script = SharedData.require("tools/make_cbis_dicom.py");
    Path boxes = SharedData.require("data/cbis-ddsm-mass/lesions.csv");
    Path in = temp.resolve("in");
    run(
        "/usr/bin/python3",
        script.toString(),
        in.toString(),
        "--patients",
        "5",
        "--layout",
        layout);
    Dataset dataset =
        Preparation.of(
                new PrepareSettings(
                    in, Layout.CBIS_DDSM, temp.resolve("out"), SIZE, Optional.empty(), 12345))
            .run(() -> {});
    assertThat(dataset.description().refused()).isEmpty();
    assertThat(dataset.images().stream().map(ImageRow::patient).distinct()).hasSize(5);
    assertThat(dataset.images())
        .allSatisfy(row -> assertThat(row.warnings()).doesNotContain("mask", "header"));
    List<LesionRow> expected = CsvTable.read(boxes, CbisPeerTest::box, "patient", "x", "y");
    for (LesionRow lesion : dataset.lesions()) {
      assertThat(expected)
          .filteredOn(box -> box.image().equals(lesion.image()))
          .anySatisfy(box -> assertSamePlace(lesion, box));
    }
  }

  /** The boxes are in images of 800x800 pixels. */
  private static LesionRow box(NamedCsvRecord row) {
    return new LesionRow(
        String.join("_", row.getField("patient"), row.getField("side"), row.getField("view")),
        Integer.parseInt(row.getField("abnormality_id")),
        LesionType.MASS,
        row.getField("pathology").equals("MALIGNANT"),
        scaled(row, "x", SIZE.width()),
        scaled(row, "y", SIZE.height()),
        scaled(row, "w", SIZE.width()),
        scaled(row, "h", SIZE.height()));
  }

  private static int scaled(NamedCsvRecord row, String column, int size) {
    return (int) Math.round(Double.parseDouble(row.getField(column)) * size / 800);
  }

  private static void assertSamePlace(LesionRow actual, LesionRow expected) {
    assertThat(actual.malignant()).isEqualTo(expected.malignant());
    assertThat(actual.x()).isCloseTo(expected.x(), within(3));
    assertThat(actual.y()).isCloseTo(expected.y(), within(3));
    assertThat(actual.w()).isCloseTo(expected.w(), within(5));
    assertThat(actual.h()).isCloseTo(expected.h(), within(5));
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
  }
}
