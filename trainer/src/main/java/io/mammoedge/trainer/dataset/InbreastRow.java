package io.mammoedge.trainer.dataset;

import de.siegmar.fastcsv.reader.NamedCsvRecord;

/**
 * One row of {@code INbreast.csv}.
 *
 * @param patient as in the table, "" where it says {@code removed}, as the published one does
 * @param side {@code L} or {@code R}
 * @param view {@code CC}, {@code MLO}, and once {@code FB}, from below
 * @param number first part of the file's name
 * @param density ACR 1..4, "" if not given
 * @param birads 1..6; the table's 4a, 4b and 4c are 4
 */
record InbreastRow(
    String patient, String side, String view, String number, String density, int birads) {
  static final String[] COLUMNS = {
    "Patient ID", "Laterality", "View", "File Name", "ACR", "Bi-Rads"
  };

  private static final String REMOVED = "removed";

  static InbreastRow of(NamedCsvRecord row) {
    return new InbreastRow(
        patient(text(row, "Patient ID")),
        Labels.side(text(row, "Laterality")),
        Labels.id(text(row, "View")),
        number(text(row, "File Name")),
        text(row, "ACR"),
        birads(text(row, "Bi-Rads")));
  }

  private static String text(NamedCsvRecord row, String column) {
    return row.getField(column).strip();
  }

  private static String patient(String text) {
    return text.isEmpty() || text.equals(REMOVED) ? "" : Labels.id(text);
  }

  private static String number(String text) {
    if (!text.matches("\\d{1,16}")) {
      throw new IllegalArgumentException("'" + text + "' is no number of an image");
    }
    return text;
  }

  private static int birads(String text) {
    if (!text.matches("[1-6][abc]?")) {
      throw new IllegalArgumentException("'" + text + "' is no BI-RADS category 1 to 6");
    }
    return text.charAt(0) - '0';
  }
}
