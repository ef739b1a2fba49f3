package io.mammoedge.exporter.graph;

import io.mammoedge.exporter.onnx.GraphBuilder;
import io.mammoedge.runtime.preprocess.CropBackground;
import io.mammoedge.runtime.preprocess.CropBorder;
import io.mammoedge.runtime.preprocess.Mean;
import io.mammoedge.runtime.preprocess.Orient;
import io.mammoedge.runtime.preprocess.Resample;
import io.mammoedge.runtime.preprocess.Scale;
import io.mammoedge.runtime.preprocess.Step;
import java.util.List;

/** One preprocessing step as ONNX operators on [1,1,H,W]. Gives the name of the result. */
final class StepConverter implements Step.Cases<String> {
  private final StepNodes nodes;

  StepConverter(GraphBuilder graph, String name, String input) {
    this.nodes = new StepNodes(graph, name, input);
  }

  @Override
  public String orient(Orient step) {
    return OrientNodes.add(nodes);
  }

  @Override
  public String cropBorder(CropBorder step) {
    return CropNodes.border(nodes, step);
  }

  @Override
  public String cropBackground(CropBackground step) {
    return CropNodes.background(nodes, step);
  }

  @Override
  public String resample(Resample step) {
    return ResampleNodes.add(nodes, step);
  }

  @Override
  public String scale(Scale step) {
    return nodes.result("Mul", List.of(nodes.image(), nodes.scalar("factor", step.factor())));
  }

  @Override
  public String mean(Mean step) {
    return nodes.result("Sub", List.of(nodes.image(), nodes.scalar("value", step.value())));
  }
}
