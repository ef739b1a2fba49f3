package io.mammoedge.trainer.dataset;

import io.mammoedge.trainer.dataset.SourceImage.SourceLesion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lesions of one image, drawn at the prepared size.
 *
 * @param rows one a lesion, with its box
 * @param merged all masks in one; empty when no lesion could be drawn
 * @param warnings one for each lesion whose place is not known
 */
record LesionDrawing(List<LesionRow> rows, Optional<Mask> merged, List<String> warnings) {
  static LesionDrawing of(SourceImage source, ImageSize original, ImageSize prepared) {
    List<LesionRow> rows = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    Optional<Mask> merged = Optional.empty();
    for (SourceLesion lesion : source.lesions()) {
      int number = rows.size() + 1;
      Optional<Mask> mask =
          lesion.outline().draw(original, prepared).filter(drawn -> !drawn.box().isNone());
      rows.add(row(source.name(), number, lesion, mask.map(Mask::box).orElse(Mask.Box.NONE)));
      if (mask.isEmpty()) {
        warnings.add("lesion " + number + " has no usable mask");
      } else {
        merged = Optional.of(merged.map(mask.get()::or).orElse(mask.get()));
      }
    }
    return new LesionDrawing(List.copyOf(rows), merged, List.copyOf(warnings));
  }

  private static LesionRow row(String image, int number, SourceLesion lesion, Mask.Box box) {
    return new LesionRow(
        image, number, lesion.type(), lesion.malignant(), box.x(), box.y(), box.w(), box.h());
  }
}
