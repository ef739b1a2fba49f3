package io.mammoedge.trainer.dataset;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;

/**
 * One row of an official CBIS-DDSM table: one abnormality in one image.
 *
 * @param patient {@code P_00001}
 * @param side {@code L} or {@code R}
 * @param view {@code CC} or {@code MLO}
 * @param number abnormality id within the image and type
 * @param type mass or calcification
 * @param malignant pathology MALIGNANT; BENIGN and BENIGN_WITHOUT_CALLBACK are not
 * @param density 1..4, "" if not given
 * @param split by the table it stands in
 * @param imagePath of the whole mammogram
 * @param cropPath of the cropped abnormality; in some rows of the mask
 * @param maskPath of the mask; in some rows of the crop
 */
record CbisCase(
    String patient,
    String side,
    String view,
    int number,
    LesionType type,
    boolean malignant,
    String density,
    Split split,
    Path imagePath,
    Path cropPath,
    Path maskPath) {
  static final String[] COLUMNS = {
    "patient_id",
    "left or right breast",
    "image view",
    "abnormality id",
    "abnormality type",
    "pathology",
    "image file path",
    "cropped image file path",
    "ROI mask file path"
  };

  /** Types, then numbers, then paths: the order of the lesions in an image. */
  static final Comparator<CbisCase> ORDER =
      Comparator.comparing(CbisCase::type)
          .thenComparing(CbisCase::number)
          .thenComparing(CbisCase::maskPath);

  static CbisCase of(NamedCsvRecord row, Split split) {
    return new CbisCase(
        Labels.id(text(row, "patient_id")),
        Labels.side(text(row, "left or right breast")),
        Labels.view(text(row, "image view")),
        Integer.parseInt(text(row, "abnormality id")),
        LesionType.of(text(row, "abnormality type")),
        malignant(text(row, "pathology")),
        // The calcification tables write a blank, the mass tables an underscore.
        row.findField("breast density")
            .or(() -> row.findField("breast_density"))
            .map(String::strip)
            .orElse(""),
        split,
        TablePath.of(text(row, "image file path")),
        TablePath.of(text(row, "cropped image file path")),
        TablePath.of(text(row, "ROI mask file path")));
  }

  /** Many path fields end in a line break. */
  private static String text(NamedCsvRecord row, String column) {
    return row.getField(column).strip();
  }

  private static boolean malignant(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "MALIGNANT" -> true;
      case "BENIGN", "BENIGN_WITHOUT_CALLBACK" -> false;
      default -> throw new IllegalArgumentException("'" + word + "' is no pathology");
    };
  }

  /**
   * One mammogram; the film of a patient's breast in one view may hold masses and calcifications.
   */
  String image() {
    return patient + "_" + side + "_" + view;
  }
}
