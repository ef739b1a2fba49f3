package io.mammoedge.runtime.score;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.preprocess.PixelRows;
import io.mammoedge.runtime.release.Manifest;
import java.util.List;

/** Which sizes a graph takes; ONNX Runtime itself would run any. */
final class SizeRule {
  private SizeRule() {}

  static void check(Manifest.Input input, PixelRows image) {
    boolean fits =
        input.dynamic()
            ? fits(image.height(), input.minSize().get(0), input.sizeMultiple())
                && fits(image.width(), input.minSize().get(1), input.sizeMultiple())
            : List.of(image.height(), image.width()).equals(input.trainedSize());
    if (!fits) {
      throw new RefusedImageException(
          "WRONG_SIZE",
          String.format(
              "an image of %dx%d pixels, but the release takes %s",
              image.height(), image.width(), words(input)));
    }
  }

  private static boolean fits(int side, int min, int multiple) {
    return side >= min && side % multiple == 0;
  }

  private static String words(Manifest.Input input) {
    if (!input.dynamic()) {
      return size(input.trainedSize()) + " only";
    }
    String least = size(input.minSize()) + " or more";
    return input.sizeMultiple() == 1 ? least : least + ", in multiples of " + input.sizeMultiple();
  }

  private static String size(List<Integer> size) {
    return size.get(0) + "x" + size.get(1);
  }
}
