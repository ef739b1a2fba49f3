package io.mammoedge.exporter.graph;

import io.mammoedge.exporter.onnx.Attributes;
import io.mammoedge.exporter.onnx.GraphBuilder;
import io.mammoedge.exporter.onnx.Tensors;
import io.mammoedge.runtime.preprocess.Step;
import java.util.List;

/** One preprocessing step as ONNX operators on [1,1,H,W]. Gives the name of the result. */
final class StepConverter implements Step.Cases<String> {
  private final GraphBuilder graph;
  private final String name;
  private final String input;

  StepConverter(GraphBuilder graph, String name, String input) {
    this.graph = graph;
    this.name = name;
    this.input = input;
  }

  /**
   * {@code Resize} as in opset 18. {@code exclude_outside} drops the weights of pixels outside the
   * image and makes the others add up to 1, as Pillow does; ONNX would repeat the edge pixels.
   */
  @Override
  public String resample(Step.Resample step) {
    String sizes =
        graph.constant(Tensors.longs(name + ".sizes", 1, 1, step.height(), step.width()));
    return graph.node(
        "Resize",
        name,
        List.of(input, "", "", sizes),
        Attributes.of("antialias", 1),
        Attributes.of("coordinate_transformation_mode", "half_pixel"),
        Attributes.of("exclude_outside", 1),
        Attributes.of("mode", "linear"));
  }

  @Override
  public String scale(Step.Scale step) {
    String factor = graph.constant(Tensors.scalar(name + ".factor", step.factor()));
    return graph.node("Mul", name, List.of(input, factor));
  }

  @Override
  public String mean(Step.Mean step) {
    String value = graph.constant(Tensors.scalar(name + ".value", step.value()));
    return graph.node("Sub", name, List.of(input, value));
  }
}
