package io.mammoedge.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.mammoedge.runtime.check.LogOdds;
import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.trainer.dataset.CsvTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What {@code groups.R} wrote, held against ours. */
final class GroupAreas {
  /** R averages the nine digits of the table, and so do we. */
  private static final double TOLERANCE = 1e-12;

  private GroupAreas() {}

  private record Area(Grouping per, int n, int positives, double auc, double low, double high) {
    static Area of(NamedCsvRecord row) {
      return new Area(
          Grouping.valueOf(row.getField("per").toUpperCase(Locale.ROOT)),
          Integer.parseInt(row.getField("n")),
          Integer.parseInt(row.getField("positives")),
          Double.parseDouble(row.getField("auc")),
          Double.parseDouble(row.getField("low")),
          Double.parseDouble(row.getField("high")));
    }
  }

  static void check(Path directory) {
    List<ScoredCase> images = CsvTable.read(directory.resolve("images.csv"), GroupAreas::image);
    List<Area> areas = CsvTable.read(directory.resolve("areas.csv"), Area::of);
    assertThat(areas).hasSize(3);
    areas.forEach(area -> check(images, area));
  }

  private static void check(List<ScoredCase> images, Area theirs) {
    AucEstimate ours = theirs.per().auc(images);
    assertThat(ours.n()).isEqualTo(theirs.n());
    assertThat(ours.positives()).isEqualTo(theirs.positives());
    assertThat(ours.auc()).as("per %s", theirs.per()).isCloseTo(theirs.auc(), within(TOLERANCE));
    // Of images and breasts pROC knows no interval that is clustered by patient.
    if (theirs.per() == Grouping.PATIENT) {
      assertThat(ours.low()).isCloseTo(theirs.low(), within(TOLERANCE));
      assertThat(ours.high()).isCloseTo(theirs.high(), within(TOLERANCE));
    } else {
      assertThat(ours.clusters()).isEqualTo(80);
    }
  }

  private static ScoredCase image(NamedCsvRecord row) {
    return new ScoredCase(
        row.getField("image"),
        row.getField("patient"),
        row.getField("side"),
        "",
        row.getField("label").equals("malignant"),
        LogOdds.of(Double.parseDouble(row.getField("score"))));
  }
}
