package io.mammoedge.trainer.dataset;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.List;

/** The data set's own tables: {@code images.csv} and {@code lesions.csv}. */
final class Tables {
  static final List<String> IMAGE_COLUMNS =
      List.of(
          "image",
          "patient",
          "side",
          "view",
          "label",
          "split",
          "source",
          "manufacturer",
          "density",
          "sopClass",
          "intensity",
          "warnings");
  static final List<String> LESION_COLUMNS =
      List.of("image", "lesion", "type", "pathology", "x", "y", "w", "h");

  private Tables() {}

  static List<ImageRow> images(Path file) {
    return CsvTable.read(file, Tables::image, IMAGE_COLUMNS.toArray(String[]::new));
  }

  static List<LesionRow> lesions(Path file) {
    return CsvTable.read(file, Tables::lesion, LESION_COLUMNS.toArray(String[]::new));
  }

  private static ImageRow image(NamedCsvRecord row) {
    return new ImageRow(
        row.getField("image"),
        row.getField("patient"),
        row.getField("side"),
        row.getField("view"),
        Labels.malignant(row.getField("label")),
        Split.of(row.getField("split")),
        row.getField("source"),
        row.getField("manufacturer"),
        row.getField("density"),
        row.getField("sopClass"),
        row.getField("intensity"),
        row.getField("warnings"));
  }

  private static LesionRow lesion(NamedCsvRecord row) {
    return new LesionRow(
        row.getField("image"),
        Integer.parseInt(row.getField("lesion")),
        LesionType.of(row.getField("type")),
        Labels.malignant(row.getField("pathology")),
        Integer.parseInt(row.getField("x")),
        Integer.parseInt(row.getField("y")),
        Integer.parseInt(row.getField("w")),
        Integer.parseInt(row.getField("h")));
  }

  static String imagesText(List<ImageRow> rows) {
    return CsvTable.text(IMAGE_COLUMNS, rows.stream().map(Tables::fields).toList());
  }

  static String lesionsText(List<LesionRow> rows) {
    return CsvTable.text(LESION_COLUMNS, rows.stream().map(Tables::fields).toList());
  }

  private static List<String> fields(ImageRow row) {
    return List.of(
        row.image(),
        row.patient(),
        row.side(),
        row.view(),
        row.label(),
        row.split().word(),
        row.source(),
        row.manufacturer(),
        row.density(),
        row.sopClass(),
        row.intensity(),
        row.warnings());
  }

  private static List<String> fields(LesionRow row) {
    return List.of(
        row.image(),
        String.valueOf(row.lesion()),
        row.type().word(),
        row.pathology(),
        String.valueOf(row.x()),
        String.valueOf(row.y()),
        String.valueOf(row.w()),
        String.valueOf(row.h()));
  }
}
