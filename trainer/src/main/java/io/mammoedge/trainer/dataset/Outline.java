package io.mammoedge.trainer.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where a lesion is, as a set gives it. */
sealed interface Outline {
  /**
   * Draws the lesion at the size of the prepared image.
   *
   * @param original size of the mammogram that the outline refers to
   * @param prepared size to draw at
   * @return empty when the set does not say where the lesion is
   */
  Optional<Mask> draw(ImageSize original, ImageSize prepared);

  /** Files that the drawing depends on, in a fixed order; those that exist. */
  List<Path> files();

  /** What the drawing depends on besides files. */
  String geometry();

  /**
   * A mask as a DICOM file of its own (CBIS-DDSM).
   *
   * @param candidates mask and crop, in either order: the tables mix them up
   */
  record MaskFile(List<Path> candidates) implements Outline {
    public MaskFile {
      candidates = List.copyOf(candidates);
    }

    @Override
    public Optional<Mask> draw(ImageSize original, ImageSize prepared) {
      return CbisMask.find(candidates, original).map(mask -> mask.resample(prepared));
    }

    @Override
    public List<Path> files() {
      return candidates;
    }

    @Override
    public String geometry() {
      return "";
    }
  }

  /**
   * A closed contour in pixels of the mammogram (INbreast).
   *
   * @param points corners; one alone is a single calcification
   */
  record Contour(List<Point> points) implements Outline {
    public Contour {
      points = List.copyOf(points);
    }

    @Override
    public Optional<Mask> draw(ImageSize original, ImageSize prepared) {
      return points.isEmpty()
          ? Optional.empty()
          : Optional.of(ContourFill.fill(points, original, prepared));
    }

    @Override
    public List<Path> files() {
      return List.of();
    }

    @Override
    public String geometry() {
      return points.toString();
    }
  }

  /** A point in pixels of the mammogram; 0,0 is the top left corner of the top left pixel. */
  record Point(double x, double y) {}
}
