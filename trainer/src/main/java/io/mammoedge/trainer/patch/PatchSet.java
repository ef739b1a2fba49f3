package io.mammoedge.trainer.patch;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.config.Folders;
import io.mammoedge.trainer.config.JsonFile;
import io.mammoedge.trainer.dataset.CsvTable;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.GreyImage;
import io.mammoedge.trainer.dataset.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A sampled patch set. Immutable; pixels stay in the data set until a patch is cut. */
public final class PatchSet {
  static final String DESCRIPTION = "patches.json";
  static final String TABLE = "patches.csv";
  static final List<String> COLUMNS = List.of("image", "split", "class", "x", "y");

  private final PatchSetDescription description;
  private final Dataset dataset;
  private final List<PatchRow> rows;

  private PatchSet(PatchSetDescription description, Dataset dataset, List<PatchRow> rows) {
    this.description = description;
    this.dataset = dataset;
    this.rows = rows;
  }

  /**
   * Opens what {@code patches} wrote, and its data set.
   *
   * @throws MammoEdgeException when the folder does not exist or is not a patch set, or its data
   *     set has changed
   */
  public static PatchSet open(Path folder) {
    Folders.requireSource(folder);
    Path file = folder.resolve(DESCRIPTION);
    if (!Files.isRegularFile(file)) {
      throw new MammoEdgeException(
          ExitCode.INPUT_REFUSED,
          folder + ": no patch set (patches.json is missing); make it with 'patches'");
    }
    PatchSetDescription description = JsonFile.read(file, PatchSetDescription.class);
    Dataset dataset = Dataset.open(folder.resolve(description.dataset()).normalize());
    if (!dataset.digest().equals(description.datasetDigest())) {
      throw new MammoEdgeException(
          ExitCode.INPUT_REFUSED,
          folder
              + ": was sampled from other images than "
              + dataset.folder()
              + " now holds;"
              + " run 'patches' again");
    }
    List<PatchRow> rows =
        CsvTable.read(folder.resolve(TABLE), PatchSet::row, COLUMNS.toArray(String[]::new));
    return new PatchSet(description, dataset, rows);
  }

  private static PatchRow row(NamedCsvRecord row) {
    return new PatchRow(
        row.getField("image"),
        Split.of(row.getField("split")),
        PatchClass.of(row.getField("class")),
        Integer.parseInt(row.getField("x")),
        Integer.parseInt(row.getField("y")));
  }

  /** How it was made. */
  public PatchSetDescription description() {
    return description;
  }

  /** The data set the patches are cut from. */
  public Dataset dataset() {
    return dataset;
  }

  /** Edge of a patch in pixels. */
  public int size() {
    return description.settings().size();
  }

  /** Every patch, image by image. */
  public List<PatchRow> rows() {
    return rows;
  }

  /** The patches of one split, image by image. */
  public List<PatchRow> split(Split split) {
    return rows.stream().filter(row -> row.split() == split).toList();
  }

  /**
   * Cuts one patch.
   *
   * @param image the image that the row names, as {@link Dataset#read} gives it
   * @param row which patch
   * @return {@code size * size} unsigned 16-bit values, row by row; 0 beyond the image's border
   */
  public short[] cut(GreyImage image, PatchRow row) {
    int size = size();
    short[] patch = new short[size * size];
    int left = row.x() - size / 2;
    int top = row.y() - size / 2;
    int from = Math.max(0, left);
    int to = Math.min(image.width(), left + size);
    for (int y = Math.max(0, top); y < Math.min(image.height(), top + size); y++) {
      if (from < to) {
        int target = (y - top) * size + from - left;
        System.arraycopy(image.pixels(), y * image.width() + from, patch, target, to - from);
      }
    }
    return patch;
  }
}
