package io.mammoedge.trainer.baseline;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.mammoedge.trainer.dataset.ImageRow;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Features of images.
 *
 * @param names of the columns
 * @param images of the rows
 * @param values [images][names]; shared, not copied
 */
public record FeatureTable(List<String> names, List<ImageRow> images, List<double[]> values) {
  /** Checks the sizes and copies the lists. */
  public FeatureTable {
    names = List.copyOf(names);
    images = List.copyOf(images);
    values = List.copyOf(values);
    if (images.size() != values.size()) {
      throw new IllegalArgumentException(values.size() + " rows of " + images.size() + " images");
    }
    for (double[] row : values) {
      if (row.length != names.size()) {
        throw new IllegalArgumentException(row.length + " values of " + names.size() + " features");
      }
    }
  }

  /** Places of the columns in which not all rows hold the same value. */
  int[] varying() {
    return IntStream.range(0, names.size())
        .filter(i -> values.stream().mapToDouble(row -> row[i]).distinct().count() > 1)
        .toArray();
  }

  /** Some of its rows. */
  FeatureTable rows(int from, int to) {
    return new FeatureTable(names, images.subList(from, to), values.subList(from, to));
  }

  /** As CSV: image, split, label, and a column a feature. */
  public String csv() {
    StringWriter out = new StringWriter();
    CsvWriter csv = CsvWriter.builder().build(out);
    csv.writeRecord(record(List.of("image", "split", "label"), names));
    for (int i = 0; i < images.size(); i++) {
      ImageRow image = images.get(i);
      csv.writeRecord(
          record(
              List.of(image.image(), image.split().word(), image.label()),
              Arrays.stream(values.get(i)).mapToObj(Double::toString).toList()));
    }
    return out.toString();
  }

  private static List<String> record(List<String> first, List<String> rest) {
    List<String> all = new ArrayList<>(first);
    all.addAll(rest);
    return all;
  }
}
