package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.preprocess.Placement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where a lesion is, as a set gives it. */
sealed interface Outline {
  /**
   * Draws the lesion into the prepared image.
   *
   * @param placement of the mammogram that the outline refers to
   * @return empty when the set does not say where the lesion is; a mask with nothing inside when
   *     the prepared image does not show it
   */
  Optional<Mask> draw(Placement placement);

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

    /**
     * As for every outline.
     *
     * @throws RefusedImageException when there is no mask among the files, and one of them cannot
     *     be read any more: that is no word on the lesion
     */
    @Override
    public Optional<Mask> draw(Placement placement) {
      ImageSize mammogram = new ImageSize(placement.source().height(), placement.source().width());
      Optional<Mask> found = CbisMask.find(candidates, mammogram);
      if (found.isEmpty()) {
        candidates.forEach(MaskFile::requireReadable);
      }
      return found.map(mask -> mask.resample(mammogram).place(placement));
    }

    /** The set's tables and folders had it; a disk may fail, or be gone, since then. */
    private static void requireReadable(Path file) {
      if (!Files.isReadable(file)) {
        throw new RefusedImageException("UNREADABLE", file + ": cannot be read any more");
      }
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
    public Optional<Mask> draw(Placement placement) {
      return points.isEmpty() ? Optional.empty() : Optional.of(ContourFill.fill(points, placement));
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
