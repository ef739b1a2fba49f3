package io.mammoedge.exporter.graph;

import io.mammoedge.exporter.onnx.Attributes;
import io.mammoedge.runtime.preprocess.Resample;
import java.util.List;

/**
 * {@link Resample}: {@code Resize} as in opset 18, or {@link CubicNodes}. {@code exclude_outside}
 * drops the weights of pixels outside the image and makes the others add up to 1, as Pillow does;
 * ONNX would repeat the edge pixels.
 */
final class ResampleNodes {
  private ResampleNodes() {}

  static String add(StepNodes nodes, Resample step) {
    return switch (step.fit()) {
      case STRETCH ->
          resize(nodes, step.filter(), nodes.longs("sizes", 1, 1, step.height(), step.width()));
      case LETTERBOX -> letterbox(nodes, step);
    };
  }

  private static String resize(StepNodes nodes, Resample.Filter filter, String sizes) {
    return switch (filter) {
      case ANTIALIAS -> antialiased(nodes, sizes);
      case CUBIC -> clipped(nodes, sizes);
    };
  }

  /** Prepared images hold nothing beyond black and white, so a network has seen nothing else. */
  private static String clipped(StepNodes nodes, String sizes) {
    StepNodes cubic = new StepNodes(nodes.graph(), nodes.name() + ".cubic", nodes.image());
    String overshooting = CubicNodes.add(cubic, sizes);
    return nodes.result(
        "Clip", List.of(overshooting, nodes.scalar("least", 0), nodes.scalar("most", 65_535)));
  }

  private static String antialiased(StepNodes nodes, String sizes) {
    return nodes.result(
        "Resize",
        List.of(nodes.image(), "", "", sizes),
        Attributes.of("antialias", 1),
        Attributes.of("coordinate_transformation_mode", "half_pixel"),
        Attributes.of("exclude_outside", 1),
        Attributes.of("mode", "linear"));
  }

  private static String letterbox(StepNodes nodes, Resample step) {
    String canvas = nodes.longs("canvas", step.height(), step.width());
    String scaled = scaled(nodes, canvas, nodes.longs("turned", step.width(), step.height()));
    String sizes = joined(nodes, "sizes", nodes.longs("one.one", 1, 1), scaled);
    StepNodes scaling = new StepNodes(nodes.graph(), nodes.name() + ".resized", nodes.image());
    String resized = resize(scaling, step.filter(), sizes);
    String rest = nodes.node("rest", "Sub", List.of(canvas, scaled));
    String pads = joined(nodes, "pads", nodes.longs("none", 0, 0, 0, 0, 0, 0), rest);
    return nodes.result("Pad", List.of(resized, pads, nodes.scalar("black", 0)));
  }

  /** [2]: {@code (2 side target + other) / (2 other)}, at least 1 and at most the canvas. */
  private static String scaled(StepNodes nodes, String canvas, String turned) {
    String two = nodes.longs("two", 2);
    String side = nodes.size("side", 2, 4);
    String other =
        nodes.node(
            "other",
            "Concat",
            List.of(nodes.size("columns", 3, 4), nodes.size("rows", 2, 3)),
            Attributes.of("axis", 0));
    String twice = nodes.node("twice", "Mul", List.of(side, two));
    String product = nodes.node("product", "Mul", List.of(twice, turned));
    String raised = nodes.node("raised", "Add", List.of(product, other));
    String divisor = nodes.node("divisor", "Mul", List.of(other, two));
    String rounded = nodes.node("rounded", "Div", List.of(raised, divisor));
    String least = nodes.node("least", "Max", List.of(rounded, nodes.longs("one", 1)));
    return nodes.node("scaled", "Min", List.of(least, canvas));
  }

  private static String joined(StepNodes nodes, String role, String first, String second) {
    return nodes.node(role, "Concat", List.of(first, second), Attributes.of("axis", 0));
  }
}
