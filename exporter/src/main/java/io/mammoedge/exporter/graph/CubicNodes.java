package io.mammoedge.exporter.graph;

import io.mammoedge.exporter.onnx.Attributes;
import java.util.List;

/**
 * Plain cubic convolution, {@link io.mammoedge.runtime.preprocess.Resample.Filter#CUBIC}, along one
 * axis: four {@code Gather}, each times its weights, added from first to last. {@code Resize} of
 * mode {@code cubic} is the same but takes longer in ONNX Runtime than a whole network. Positions
 * are int64 and exact, whatever the image's size; weights are float32 in the order of the Java
 * side.
 */
final class CubicNodes {
  private static final float A = -0.75f;

  private final StepNodes nodes;
  private final int axis;

  private CubicNodes(StepNodes nodes, int axis) {
    this.nodes = nodes;
    this.axis = axis;
  }

  /** Rows first, as they are gathered whole; {@code sizes} is [4]: 1, 1, height, width. */
  static String add(StepNodes nodes, String sizes) {
    StepNodes rows = new StepNodes(nodes.graph(), nodes.name() + ".rows", nodes.image());
    String blended = new CubicNodes(rows, 2).resample(sizes);
    StepNodes columns = new StepNodes(nodes.graph(), nodes.name(), blended);
    return new CubicNodes(columns, 3).resample(sizes);
  }

  /**
   * Output pixel i lies at {@code ((2i + 1) in - out) / (2 out)}; one more, so that it is positive
   * and division rounds down: {@code next}, and a fraction after the pixel before that.
   */
  private String resample(String sizes) {
    String in = nodes.node("in", "Squeeze", List.of(nodes.size("in.shape", axis, axis + 1)));
    String out = nodes.node("out", "Gather", List.of(sizes, nodes.index("out.axis", axis)));
    String two = nodes.index("two", 2);
    String whole = nodes.node("whole", "Mul", List.of(out, two));
    String odd = nodes.node("odd", "Range", List.of(nodes.index("one", 1), whole, two));
    String scaled = nodes.node("scaled", "Mul", List.of(odd, in));
    String centre = nodes.node("centre", "Add", List.of(scaled, out));
    String next = nodes.node("next", "Div", List.of(centre, whole));
    return blend(pixels(next, in), weights(fraction(centre, whole)));
  }

  /** Along the image's axis: [out,1] for rows, [out] for columns. */
  private String fraction(String centre, String whole) {
    String rest = nodes.node("rest", "Mod", List.of(centre, whole));
    String counted = nodes.cast("rest.float", rest, StepNodes.FLOAT);
    String unit = nodes.cast("whole.float", whole, StepNodes.FLOAT);
    String fraction = nodes.node("fraction", "Div", List.of(counted, unit));
    return axis == 3
        ? fraction
        : nodes.node("fraction.down", "Unsqueeze", List.of(fraction, nodes.longs("down", 1)));
  }

  /** Four times [out]: the neighbours, and at the edges the edge. */
  private List<String> pixels(String next, String in) {
    String first = nodes.index("first", 0);
    String last = nodes.node("last", "Sub", List.of(in, nodes.index("last.one", 1)));
    return List.of(
        pixel(next, -2, first, last),
        pixel(next, -1, first, last),
        pixel(next, 0, first, last),
        pixel(next, 1, first, last));
  }

  private String pixel(String next, int offset, String first, String last) {
    String role = "pixel" + (offset + 2);
    String shift = nodes.index(role + ".offset", offset);
    String beside = nodes.node(role + ".beside", "Add", List.of(next, shift));
    return nodes.node(role, "Clip", List.of(beside, first, last));
  }

  private List<String> weights(String fraction) {
    String rest = nodes.node("fraction.rest", "Sub", List.of(nodes.scalar("unit", 1), fraction));
    return List.of(
        far("weight0", fraction, rest),
        near("weight1", fraction),
        near("weight2", rest),
        far("weight3", rest, fraction));
  }

  /** {@code ((a + 2) x - (a + 3)) x x + 1}. */
  private String near(String role, String x) {
    String steep =
        nodes.node(role + ".steep", "Mul", List.of(nodes.scalar(role + ".a2", A + 2), x));
    String linear =
        nodes.node(role + ".linear", "Sub", List.of(steep, nodes.scalar(role + ".a3", A + 3)));
    String square = nodes.node(role + ".square", "Mul", List.of(linear, x));
    String cube = nodes.node(role + ".cube", "Mul", List.of(square, x));
    return nodes.node(role, "Add", List.of(cube, nodes.scalar(role + ".one", 1)));
  }

  /** {@code a x rest rest}. */
  private String far(String role, String x, String rest) {
    String linear = nodes.node(role + ".linear", "Mul", List.of(nodes.scalar(role + ".a", A), x));
    String square = nodes.node(role + ".square", "Mul", List.of(linear, rest));
    return nodes.node(role, "Mul", List.of(square, rest));
  }

  private String blend(List<String> pixels, List<String> weights) {
    String sum = part(0, pixels, weights);
    for (int k = 1; k < 3; k++) {
      sum = nodes.node("sum" + k, "Add", List.of(sum, part(k, pixels, weights)));
    }
    return nodes.result("Add", List.of(sum, part(3, pixels, weights)));
  }

  private String part(int k, List<String> pixels, List<String> weights) {
    List<String> from = List.of(nodes.image(), pixels.get(k));
    String gathered = nodes.node("gathered" + k, "Gather", from, Attributes.of("axis", axis));
    return nodes.node("part" + k, "Mul", List.of(gathered, weights.get(k)));
  }
}
