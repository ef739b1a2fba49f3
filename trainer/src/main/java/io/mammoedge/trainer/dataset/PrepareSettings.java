package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.dicom.Intensity;
import io.mammoedge.runtime.preprocess.Preprocessing;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code prepare} is asked to do.
 *
 * @param in the source folder
 * @param layout how it is laid out
 * @param out the data set to write; may hold an unfinished or finished run with the same settings
 * @param preprocessing from presentation values to the prepared pixels: orient and crops, then one
 *     resample
 * @param splits empty: the set's own split if its tables have test cases, else a new one
 * @param seed of the random draw of patients
 */
public record PrepareSettings(
    Path in,
    Layout layout,
    Path out,
    Preprocessing preprocessing,
    Optional<SplitProtocol> splits,
    long seed) {
  /** The paper's seed (section 1.1). */
  public static final long SEED = 12345;

  /** How stored values become presentation values; a release made from the set says the same. */
  static final Intensity INTENSITY = Intensity.VOI;

  /** Checks for nulls and makes the folders absolute. */
  public PrepareSettings {
    Objects.requireNonNull(layout, "layout is null");
    ImageSize.after(preprocessing);
    Objects.requireNonNull(splits, "splits is null");
    in = in.toAbsolutePath().normalize();
    out = out.toAbsolutePath().normalize();
  }

  /** As in the paper: the images are stretched to a size, and that is all. */
  public PrepareSettings(
      Path in, Layout layout, Path out, ImageSize size, Optional<SplitProtocol> splits, long seed) {
    this(in, layout, out, size.stretch(), splits, seed);
  }

  /** Of every prepared image. */
  ImageSize size() {
    return ImageSize.after(preprocessing);
  }

  /** A file of the source folder as {@code images.csv} names it: relative, with slashes. */
  String relative(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path shown = absolute.startsWith(in) ? in.relativize(absolute) : absolute;
    return shown.toString().replace('\\', '/');
  }
}
