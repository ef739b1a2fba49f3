package io.mammoedge.exporter.onnx;

import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Means over windows of which the last may reach over the end. ONNX Runtime before 1.29 divides the
 * sum of such a window by the size of a whole one; PyTorch, and {@code AveragePool} as ONNX has it,
 * by what counts in it. So the end is filled with zeros, windows are whole, and each mean is
 * divided by the mean of ones that stand where values count. A last window that would begin behind
 * the input is left out, as {@code MaxPool} does it.
 */
final class OverhangingMeans {
  /** Behind [N, C]. */
  private static final int FIRST_AXIS = 2;

  private OverhangingMeans() {}

  /**
   * The nodes.
   *
   * @param counts whether the zeros of the padding count in a mean
   */
  static String of(WindowPool pool, boolean counts, String input, Site site) {
    String counted = counted(pool, counts, input, site);
    String filled = filled("filled", pool, input, site);
    // Changes nothing, but for ONNX Runtime, which would make one node of filling and pooling.
    String kept = site.part("kept", "Mul", List.of(filled, counted));
    String means = wholeMeans("mean", pool, kept, site);
    String shares = wholeMeans("share", pool, counted, site);
    String exact = site.part("exact", "Div", List.of(means, shares));
    String largest = site.part("largest", "MaxPool", List.of(input), pool.attributes());
    String size =
        site.part("size", "Shape", List.of(largest), Attributes.of("start", (long) FIRST_AXIS));
    int axes = pool.kernel().dimension();
    return site.node(
        "Slice",
        List.of(
            exact,
            site.longs("starts", new long[axes]),
            size,
            site.longs("axes", LongStream.range(FIRST_AXIS, FIRST_AXIS + axes).toArray())));
  }

  private static String wholeMeans(String role, WindowPool pool, String filled, Site site) {
    return site.part(role, "AveragePool", List.of(filled), pool.inside().attributes(false));
  }

  /** The padding, and so many zeros more that a last window is whole. */
  private static String filled(String role, WindowPool pool, String values, Site site) {
    return zeros(role, values, pool.padding(), over(pool.padding(), pool.stride()), site);
  }

  /** Ones where values count. */
  private static String counted(WindowPool pool, boolean counts, String input, Site site) {
    String shape = site.part("shape", "Shape", List.of(input));
    String ones = site.part("ones", "ConstantOfShape", List.of(shape), one());
    if (!counts) {
      return filled("counted", pool, ones, site);
    }
    String padded =
        site.part(
            "counting",
            "Pad",
            List.of(
                ones, pads("border", pool.padding(), pool.padding(), site), site.scalar("one", 1)));
    Shape none = pool.inside().padding();
    return zeros("counted", padded, none, over(none, pool.stride()), site);
  }

  private static String zeros(String role, String values, Shape before, Shape after, Site site) {
    return site.part(role, "Pad", List.of(values, pads(role + "Pads", before, after, site)));
  }

  private static String pads(String role, Shape before, Shape after, Site site) {
    LongStream channels = LongStream.of(0, 0);
    LongStream first = LongStream.concat(channels, LongStream.of(before.getShape()));
    LongStream last = LongStream.concat(LongStream.of(0, 0), LongStream.of(after.getShape()));
    return site.longs(role, LongStream.concat(first, last).toArray());
  }

  private static Shape over(Shape padding, Shape stride) {
    long[] more = padding.getShape().clone();
    for (int i = 0; i < more.length; i++) {
      more[i] += stride.get(i) - 1;
    }
    return new Shape(more);
  }

  private static AttributeProto one() {
    return AttributeProto.newBuilder()
        .setName("value")
        .setType(AttributeType.TENSOR)
        .setT(Tensors.floats("", new float[] {1}, 1))
        .build();
  }
}
