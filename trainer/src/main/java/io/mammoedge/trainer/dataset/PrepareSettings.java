package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.dicom.Intensity;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code prepare} is asked to do.
 *
 * @param in the source folder
 * @param layout how it is laid out
 * @param out the data set to write; may hold an unfinished or finished run with the same settings
 * @param size of the prepared images
 * @param splits empty: the set's own split if its tables have test cases, else a new one
 * @param seed of the random draw of patients
 */
public record PrepareSettings(
    Path in, Layout layout, Path out, ImageSize size, Optional<SplitProtocol> splits, long seed) {
  /** The paper's seed (section 1.1). */
  public static final long SEED = 12345;

  /** How stored values become presentation values; a release made from the set says the same. */
  static final Intensity INTENSITY = Intensity.VOI;

  /** Checks for nulls and makes the folders absolute. */
  public PrepareSettings {
    Objects.requireNonNull(layout, "layout is null");
    Objects.requireNonNull(size, "size is null");
    Objects.requireNonNull(splits, "splits is null");
    in = in.toAbsolutePath().normalize();
    out = out.toAbsolutePath().normalize();
  }

  /** A file of the source folder as {@code images.csv} names it: relative, with slashes. */
  String relative(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path shown = absolute.startsWith(in) ? in.relativize(absolute) : absolute;
    return shown.toString().replace('\\', '/');
  }
}
