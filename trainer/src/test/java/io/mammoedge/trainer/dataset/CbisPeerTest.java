package io.mammoedge.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real film mammograms, written as DICOM by pydicom in both folder layouts that are in use. */
@Tag("peer")
class CbisPeerTest {
  private static final ImageSize SIZE = ImageSize.PAPER;
  private static final ImageSize SMALL = new ImageSize(288, 224);

  @TempDir Path temp;

  @Test
  void lesionsLieWhereTheBoxesSay() throws IOException, InterruptedException {
    Path boxes = SharedData.require("data/cbis-ddsm-mass/lesions.csv");
    Dataset dataset = prepare(source("csv", "--patients", "5"), SIZE);
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

  /** All 691 patients, as the tables name the files and as the archive's download tool does. */
  @Test
  void bothFolderLayoutsGiveTheSameDataSet() throws IOException, InterruptedException {
    Dataset tables = prepare(source("csv"), SMALL);
    Dataset download = prepare(source("nbia"), SMALL);
    assertThat(tables.images()).hasSize(1231);
    assertThat(tables.lesions()).hasSize(1318).allMatch(LesionRow::located);
    assertThat(tables.description().refused()).isEmpty();
    Stream<String> inSplits = tables.images().stream().map(row -> row.patient() + row.split());
    assertThat(inSplits.distinct()).hasSize(691);
    assertThat(download.digest()).isEqualTo(tables.digest());
    assertThat(download.lesions()).isEqualTo(tables.lesions());
    assertThat(download.images().stream().map(ImageRow::withoutSource))
        .containsExactlyElementsOf(tables.images().stream().map(ImageRow::withoutSource).toList());
  }

  private Path source(String layout, String... more) throws IOException, InterruptedException {
    Path script = SharedData.require("tools/make_cbis_dicom.py");
    Path in = temp.resolve(layout);
    List<String> command =
        Stream.concat(
                Stream.of("/usr/bin/python3", script.toString(), in.toString(), "--layout", layout),
                Stream.of(more))
            .toList();
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    return in;
  }

  private static Dataset prepare(Path in, ImageSize size) {
    Path out = in.resolveSibling(in.getFileName() + "-prepared");
    return Preparation.of(
            new PrepareSettings(in, Layout.CBIS_DDSM, out, size, Optional.empty(), 12345))
        .run(() -> {});
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
}
