package io.mammoedge.trainer.patch;

import io.mammoedge.trainer.augment.Affine;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.dataset.LesionRow;
import java.util.List;
import java.util.Optional;

/**
 * The classes of all places of an image, where every place is a patch: a lesion's own around its
 * centre, background far from every lesion, and nothing in between, where a patch shows a part of a
 * lesion or its border.
 *
 * @param image rows and columns in pixels
 * @param map rows and columns of places
 */
public record PlaceLabels(ImageSize image, ImageSize map) {
  /** The label of a place that is neither. */
  public static final int NOTHING = -1;

  /**
   * Half of a lesion's height and width that is surely lesion, as a share of them: lesions are
   * rounder than their boxes.
   */
  private static final double CORE = 0.35;

  /** Half of the least core, in places: a lesion of any size has a place of its own. */
  private static final double LEAST = 0.53;

  /** How far beyond its box a lesion is still seen, in places. */
  private static final double MARGIN = 1.25;

  /**
   * Labels by place, row by row: the number of a {@link PatchClass}, or {@link #NOTHING}.
   *
   * @param lesions of the image, each with a known place
   * @param from where the pixels of the image as it is shown come from
   */
  public int[] of(List<LesionRow> lesions, Affine from) {
    int[] labels = new int[map.height() * map.width()];
    for (int i = 0; i < labels.length; i++) {
      int placeRow = i / map.width();
      int placeColumn = i % map.width();
      double row = (placeRow + 0.5) * rowsOfPlace() - image.height() / 2.0;
      double column = (placeColumn + 0.5) * columnsOfPlace() - image.width() / 2.0;
      labels[i] =
          label(
              lesions,
              from.row(row, column) + image.height() / 2.0,
              from.column(row, column) + image.width() / 2.0);
    }
    return labels;
  }

  /** The last lesion whose core it is; lesions seldom overlap. */
  private int label(List<LesionRow> lesions, double row, double column) {
    int label = PatchClass.BACKGROUND.output();
    for (LesionRow lesion : lesions) {
      double away = Math.abs(row - lesion.y() - lesion.h() / 2.0);
      double aside = Math.abs(column - lesion.x() - lesion.w() / 2.0);
      if (away < core(lesion.h(), rowsOfPlace()) && aside < core(lesion.w(), columnsOfPlace())) {
        label = of(lesion);
      } else if (away < lesion.h() / 2.0 + MARGIN * rowsOfPlace()
          && aside < lesion.w() / 2.0 + MARGIN * columnsOfPlace()
          && label == PatchClass.BACKGROUND.output()) {
        label = NOTHING;
      }
    }
    return label;
  }

  private static int of(LesionRow lesion) {
    Optional<PatchClass> known = PatchClass.of(lesion.type(), lesion.malignant());
    return known.map(PatchClass::output).orElse(NOTHING);
  }

  private static double core(int length, double place) {
    return Math.max(CORE * length, LEAST * place);
  }

  private double rowsOfPlace() {
    return (double) image.height() / map.height();
  }

  private double columnsOfPlace() {
    return (double) image.width() / map.width();
  }
}
