package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DataSet;
import io.mammoedge.runtime.dicom.file.Printable;
import io.mammoedge.runtime.dicom.file.Refusal;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

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
                      Attribute.VOI_LUT_FUNCTION + " is " + Printable.quoted(name)));
    }
  }

  Window {
    if (width <= 0 || (function == Function.LINEAR && width < 1)) {
      throw Refusal.MALFORMED.because(Attribute.WINDOW_WIDTH + " is " + width);
    }
  }

  /** The first window of an image, if it has any. */
  static Optional<Window> first(DataSet header) {
    OptionalDouble center = header.decimal(Attribute.WINDOW_CENTER);
    OptionalDouble width = header.decimal(Attribute.WINDOW_WIDTH);
    if (center.isEmpty() || width.isEmpty()) {
      return Optional.empty();
    }
    String explanation = header.firstText(Attribute.WINDOW_CENTER_WIDTH_EXPLANATION);
    return Optional.of(
        new Window(Function.of(header), explanation, center.getAsDouble(), width.getAsDouble()));
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
