package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.preprocess.Placement;
import io.mammoedge.trainer.dataset.SourceImage.SourceLesion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lesions of one image, drawn where the preprocessing puts them.
 *
 * @param rows one a lesion, with its box
 * @param merged all masks in one; empty when no lesion could be drawn
 * @param warnings one for each lesion whose place is not known
 */
record LesionDrawing(List<LesionRow> rows, Optional<Mask> merged, List<String> warnings) {
  private static final String NO_MASK = " has no usable mask";
  private static final String NOT_SHOWN = " is not in the prepared image";

  static LesionDrawing of(SourceImage source, Placement placement) {
    List<LesionRow> rows = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    Optional<Mask> merged = Optional.empty();
    for (SourceLesion lesion : source.lesions()) {
      int number = rows.size() + 1;
      Optional<Mask> drawn = lesion.outline().draw(placement);
      Mask.Box box = drawn.map(Mask::box).orElse(Mask.Box.NONE);
      rows.add(row(source.name(), number, lesion, box));
      if (box.isNone()) {
        warnings.add("lesion " + number + (drawn.isEmpty() ? NO_MASK : NOT_SHOWN));
      } else {
        merged = Optional.of(merged.map(drawn.get()::or).orElse(drawn.get()));
      }
    }
    return new LesionDrawing(List.copyOf(rows), merged, List.copyOf(warnings));
  }

  private static LesionRow row(String image, int number, SourceLesion lesion, Mask.Box box) {
    return new LesionRow(
        image, number, lesion.type(), lesion.malignant(), box.x(), box.y(), box.w(), box.h());
  }
}
