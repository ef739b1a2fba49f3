package io.mammoedge.exporter.graph;

import java.util.List;

/**
 * {@link io.mammoedge.runtime.preprocess.Orient}: a slice over the columns that runs forwards or
 * backwards. The sum of a column is below 2^24 for up to 65,535 rows of 0..255, so float32 holds it
 * without rounding whatever the order; the rest is int64.
 */
final class OrientNodes {
  private OrientNodes() {}

  static String add(StepNodes nodes) {
    String mirrored = isRightBrighter(nodes);
    return nodes.result(
        "Slice",
        List.of(
            nodes.image(),
            either(nodes, "start", mirrored, -1, 0),
            // What the standard says for "to the end", backwards and forwards.
            either(nodes, "end", mirrored, Integer.MIN_VALUE, Integer.MAX_VALUE),
            nodes.longs("axis", 3),
            either(nodes, "step", mirrored, -1, 1)));
  }

  /** [1]: the sum of all columns, left ones negative, right ones positive, the middle one 0. */
  private static String isRightBrighter(StepNodes nodes) {
    String coarse =
        nodes.node("scaled", "Mul", List.of(nodes.image(), nodes.scalar("unit", 1f / 256)));
    String whole = nodes.node("coarse", "Floor", List.of(coarse));
    String columns =
        nodes.cast("columns", nodes.sum("brightness", whole, 0, 1, 2), StepNodes.INT64);
    String signed = nodes.node("signed", "Mul", List.of(columns, side(nodes)));
    String axis = nodes.longs("balance.axis", 0);
    String balance = nodes.node("balance", "ReduceSum", List.of(signed, axis));
    return nodes.node("mirrored", "Greater", List.of(balance, nodes.longs("even", 0)));
  }

  /** [W]: the sign of {@code 2 x + 1 - W}. */
  private static String side(StepNodes nodes) {
    String width = nodes.node("width", "Squeeze", List.of(nodes.size("width.shape", 3, 4)));
    String first = nodes.node("first", "Sub", List.of(nodes.index("one", 1), width));
    String range = nodes.node("range", "Range", List.of(first, width, nodes.index("two", 2)));
    return nodes.node("side", "Sign", List.of(range));
  }

  private static String either(StepNodes nodes, String role, String condition, long yes, long no) {
    return nodes.node(
        role,
        "Where",
        List.of(condition, nodes.longs(role + ".mirrored", yes), nodes.longs(role + ".kept", no)));
  }
}
