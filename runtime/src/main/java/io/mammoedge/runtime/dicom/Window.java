package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DataSet;
import io.mammoedge.runtime.dicom.file.Limits;
import io.mammoedge.runtime.dicom.file.Printable;
import io.mammoedge.runtime.dicom.file.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A window on the values (PS3.3 C.11.2.1.2 and C.11.2.1.3).
 *
 * @param function its shape
 * @param explanation its name, may be ""
 * @param center of the window
 * @param width at least 1 for {@link Function#LINEAR}, else above 0
 */
record Window(Function function, String explanation, double center, double width) {
  /** VOI LUT Function (0028,1056). */
  enum Function {
    LINEAR,
    LINEAR_EXACT,
    SIGMOID;

    static Function of(DataSet header) {
      String name = header.text(Attribute.VOI_LUT_FUNCTION);
      return Arrays.stream(values())
          .filter(function -> function.name().equals(name.isEmpty() ? LINEAR.name() : name))
          .findFirst()
          .orElseThrow(
              () ->
                  Refusal.MALFORMED.because(
                      Attribute.VOI_LUT_FUNCTION, "is " + Printable.quoted(name)));
    }
  }

  Window {
    if (width <= 0 || (function == Function.LINEAR && width < 1)) {
      throw Refusal.MALFORMED.because(Attribute.WINDOW_WIDTH, "is " + width);
    }
  }

  /** The windows of an image, at most {@link Limits#WINDOWS}, read one by one. */
  static Stream<Window> all(DataSet header) {
    int count =
        Math.min(
            header.texts(Attribute.WINDOW_CENTER).size(),
            header.texts(Attribute.WINDOW_WIDTH).size());
    return IntStream.range(0, Math.min(count, Limits.WINDOWS)).mapToObj(i -> of(header, i));
  }

  private static Window of(DataSet header, int index) {
    List<String> names = header.texts(Attribute.WINDOW_CENTER_WIDTH_EXPLANATION);
    return new Window(
        Function.of(header),
        index < names.size() ? names.get(index) : "",
        header.decimal(Attribute.WINDOW_CENTER, index),
        header.decimal(Attribute.WINDOW_WIDTH, index));
  }

  /** The brightness 0..1 of a value. */
  double brightness(double value) {
    return switch (function) {
      case LINEAR -> linear(value);
      case LINEAR_EXACT -> (value - center) / width + 0.5;
      case SIGMOID -> 1 / (1 + Math.exp(-4 * (value - center) / width));
    };
  }

  private double linear(double value) {
    if (value <= center - 0.5 - (width - 1) / 2) {
      return 0;
    }
    return value > center - 0.5 + (width - 1) / 2
        ? 1
        : (value - (center - 0.5)) / (width - 1) + 0.5;
  }

  @Override
  public String toString() {
    String name = explanation.isEmpty() ? "" : " " + Printable.quoted(explanation);
    return function + name + " " + number(center) + "/" + number(width);
  }

  private static String number(double value) {
    return Double.toString(value).replaceFirst("\\.0$", "");
  }
}
