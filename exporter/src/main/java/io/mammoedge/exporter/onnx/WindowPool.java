package io.mammoedge.exporter.onnx;

import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.Arrays;
import java.util.Objects;

/**
 * The windows of a pool over one to three axes.
 *
 * @param kernel size of a window
 * @param stride from one window to the next
 * @param padding before and after each axis
 * @param ceil whether a last window may reach over the end
 */
record WindowPool(Shape kernel, Shape stride, Shape padding, boolean ceil) {
  /** Checks for nulls. */
  WindowPool {
    Objects.requireNonNull(kernel, "kernel is null");
    Objects.requireNonNull(stride, "stride is null");
    Objects.requireNonNull(padding, "padding is null");
  }

  /** Those that DJL captured from the given position on, in the order above. */
  static WindowPool of(CapturedArguments captured, int first) {
    return new WindowPool(
        captured.get(first, Shape.class),
        captured.get(first + 1, Shape.class),
        captured.get(first + 2, Shape.class),
        captured.get(first + 3, Boolean.class));
  }

  /** Attributes of ONNX {@code MaxPool} and {@code AveragePool}. */
  AttributeProto[] attributes() {
    return new AttributeProto[] {
      Attributes.of("ceil_mode", ceil ? 1 : 0),
      Attributes.of("kernel_shape", kernel.getShape()),
      Attributes.pads(padding),
      Attributes.of("strides", stride.getShape())
    };
  }

  /**
   * Attributes of ONNX {@code AveragePool}.
   *
   * @param counts whether the zeros of the padding count in a mean
   */
  AttributeProto[] attributes(boolean counts) {
    AttributeProto[] known = attributes();
    AttributeProto[] all = Arrays.copyOf(known, known.length + 1);
    all[known.length] = Attributes.of("count_include_pad", counts ? 1 : 0);
    return all;
  }

  /** The same without padding, and without a window that reaches over the end. */
  WindowPool inside() {
    return new WindowPool(kernel, stride, new Shape(new long[padding.dimension()]), false);
  }
}
