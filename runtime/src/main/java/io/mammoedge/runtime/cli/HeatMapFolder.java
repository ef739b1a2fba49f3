package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.score.HeatMapImage;
import io.mammoedge.runtime.score.Scored;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Pictures named after the scored files: {@code a.dcm} gives {@code a.heatmap.png}; a second {@code
 * a.dcm} of the same run {@code a-2.heatmap.png}. Nothing of the header is in the name, but what
 * the user put into a file's name is.
 */
final class HeatMapFolder {
  private final Path folder;
  private final Preprocessing preprocessing;
  private final Set<String> used = new HashSet<>();

  HeatMapFolder(Path folder, Preprocessing preprocessing) {
    this.folder = folder;
    this.preprocessing = preprocessing;
  }

  /** Writes a picture and returns its path; null for refused files and releases without a map. */
  String write(Path source, Scored scored) {
    if (scored.outcome() == null || scored.outcome().cam() == null) {
      return null;
    }
    Path file = folder.resolve(name(source));
    Plane image = Plane.of(scored.mammogram());
    HeatMapImage.write(file, image, scored.outcome().cam(), preprocessing.place(image).placement());
    return file.toString();
  }

  private String name(Path source) {
    String stem = source.getFileName().toString().replaceFirst("(?i)\\.(dcm|dicom)$", "");
    String name = stem;
    for (int i = 2; !used.add(name); i++) {
      name = stem + "-" + i;
    }
    return name + ".heatmap.png";
  }
}
