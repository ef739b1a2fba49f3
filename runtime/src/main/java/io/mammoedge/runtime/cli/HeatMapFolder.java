package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.preprocess.Plane;
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
  private final Set<String> used = new HashSet<>();

  HeatMapFolder(Path folder) {
    this.folder = folder;
  }

  /** Writes a picture and returns its path; null for refused files and releases without a map. */
  String write(Path source, Scored scored) {
    if (scored.outcome() == null || scored.outcome().cam() == null) {
      return null;
    }
    Path file = folder.resolve(name(source));
    HeatMapImage.write(file, Plane.of(scored.mammogram()), scored.outcome().cam());
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
