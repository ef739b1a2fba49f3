package io.mammoedge.trainer.dataset;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder with one table {@code file,patient,side,view,label[,split,manufacturer,density]},
 * separated by commas or semicolons; files are named relative to the folder. Patient ids leave it
 * only as keyed hashes.
 */
final class CsvLayout {
  private static final String[] COLUMNS = {"file", "patient", "side", "view", "label"};

  private final Path in;
  private final PatientKey key;
  private final Map<Path, Long> lines = new HashMap<>();
  private final Map<String, Integer> names = new HashMap<>();

  private CsvLayout(Path in, PatientKey key) {
    this.in = in;
    this.key = key;
  }

  /**
   * Reads the table.
   *
   * @throws MammoEdgeException when there is not exactly one, or it has a bad row
   */
  static Catalogue read(Path in, PatientKey key) {
    Path table = table(in);
    CsvLayout layout = new CsvLayout(in, key);
    List<SourceImage> images =
        CsvTable.read(table, CsvTable.separator(table), layout::image, COLUMNS);
    checkSplits(table, images);
    return new Catalogue(List.of(table), images, List.of());
  }

  private static Path table(Path in) {
    try (Stream<Path> files = Files.list(in)) {
      List<Path> tables = files.filter(file -> file.toString().endsWith(".csv")).toList();
      if (tables.size() == 1) {
        return tables.get(0);
      }
      throw new MammoEdgeException(
          ExitCode.USAGE,
          in + ": holds " + tables.size() + " CSV files; layout csv takes a folder with one table");
    } catch (IOException e) {
      throw new MammoEdgeException(ExitCode.IO, in + ": cannot be listed", e);
    }
  }

  private SourceImage image(NamedCsvRecord row) {
    String patient = row.getField("patient").strip();
    if (patient.isEmpty()) {
      throw new IllegalArgumentException("the patient is empty; splits need it");
    }
    Path file = in.resolve(TablePath.of(row.getField("file")));
    Long earlier = lines.putIfAbsent(file, row.getStartingLineNumber());
    if (earlier != null) {
      throw new IllegalArgumentException("this file stands in line " + earlier + " already");
    }
    String hash = key.hash(patient);
    String side = Labels.side(row.getField("side"));
    String view = Labels.view(row.getField("view"));
    return new SourceImage(
        unique(hash + "_" + side + "_" + view),
        hash,
        side,
        view,
        Labels.malignant(row.getField("label")),
        split(optional(row, "split")),
        file,
        optional(row, "manufacturer"),
        optional(row, "density"),
        List.of());
  }

  /** A second image of the same breast in the same view gets a number. */
  private String unique(String name) {
    int count = names.merge(name, 1, Integer::sum);
    return count == 1 ? name : name + "_" + count;
  }

  private static String optional(NamedCsvRecord row, String column) {
    return row.findField(column).map(String::strip).orElse("");
  }

  private static Set<Split> split(String word) {
    return word.isEmpty() ? Set.of() : Set.of(Split.of(word));
  }

  private static void checkSplits(Path table, List<SourceImage> images) {
    List<SourceImage> without = new ArrayList<>(images);
    without.removeIf(image -> !image.official().isEmpty());
    if (!without.isEmpty() && without.size() < images.size()) {
      throw new MammoEdgeException(
          ExitCode.INPUT_REFUSED,
          table
              + ": "
              + without.size()
              + (without.size() == 1 ? " row has" : " rows have")
              + " no split; fill the column in all rows or none");
    }
  }
}
