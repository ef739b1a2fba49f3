package io.mammoedge.exporter.graph;

import io.mammoedge.exporter.onnx.Attributes;
import io.mammoedge.runtime.preprocess.CropBackground;
import io.mammoedge.runtime.preprocess.CropBorder;
import java.util.List;

/** {@link CropBorder} and {@link CropBackground}: slices whose bounds are computed in int64. */
final class CropNodes {
  private CropNodes() {}

  static String border(StepNodes nodes, CropBorder step) {
    String size = nodes.size("size", 2, 4);
    String share = nodes.longs("perMille", step.perMille());
    String product = nodes.node("product", "Mul", List.of(size, share));
    String edge = nodes.node("edge", "Div", List.of(product, nodes.longs("thousand", 1000)));
    String ends = nodes.node("ends", "Sub", List.of(size, edge));
    return nodes.cut(edge, ends);
  }

  static String background(StepNodes nodes, CropBackground step) {
    String threshold = nodes.scalar("threshold", step.threshold());
    String above = nodes.node("above", "Greater", List.of(nodes.image(), threshold));
    String bright = nodes.cast("bright", above, StepNodes.FLOAT);
    String share = nodes.longs("perMille", step.perMille());
    String thousand = nodes.longs("thousand", 1000);
    String rows = limited(nodes, "rows", bright, 3, share, thousand);
    String columns = limited(nodes, "columns", bright, 2, share, thousand);
    String starts = bounds(nodes, "starts", rows, columns, 0);
    String lasts = bounds(nodes, "lasts", rows, columns, 1);
    return nodes.cut(starts, nodes.node("ends", "Add", List.of(lasts, nodes.longs("one", 1))));
  }

  /**
   * 1 for each row (or column) with enough bright pixels, else 0. The counts are whole numbers
   * below 2^24, which float32 holds without rounding.
   */
  private static String limited(
      StepNodes nodes, String role, String bright, int along, String share, String thousand) {
    String sum = nodes.sum(role + ".sum", bright, 0, 1, along);
    String counts = nodes.cast(role + ".counts", sum, StepNodes.INT64);
    String scaled = nodes.node(role + ".scaled", "Mul", List.of(counts, thousand));
    String length = nodes.size(role + ".length", along, along + 1);
    String limit = nodes.node(role + ".limit", "Mul", List.of(length, share));
    String enough = nodes.node(role + ".enough", "GreaterOrEqual", List.of(scaled, limit));
    return nodes.cast(role, enough, StepNodes.FLOAT);
  }

  /**
   * [2]: of rows and columns the first 1, or the last; where all are 0, the first or last of all.
   */
  private static String bounds(
      StepNodes nodes, String role, String rows, String columns, long last) {
    return nodes.node(
        role,
        "Concat",
        List.of(
            bound(nodes, role + ".row", rows, last), bound(nodes, role + ".column", columns, last)),
        Attributes.of("axis", 0));
  }

  private static String bound(StepNodes nodes, String role, String enough, long last) {
    return nodes.node(
        role,
        "ArgMax",
        List.of(enough),
        Attributes.of("axis", 0),
        Attributes.of("keepdims", 1),
        Attributes.of("select_last_index", last));
  }
}
