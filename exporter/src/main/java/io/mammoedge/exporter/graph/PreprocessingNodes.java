package io.mammoedge.exporter.graph;

import io.mammoedge.exporter.onnx.GraphBuilder;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Step;
import java.util.HashMap;
import java.util.Map;

/** Puts preprocessing in front of networks; members with the same steps share the nodes. */
final class PreprocessingNodes {
  private final GraphBuilder graph;
  private final String image;
  private final Map<Preprocessing, String> written = new HashMap<>();

  PreprocessingNodes(GraphBuilder graph, String image) {
    this.graph = graph;
    this.image = image;
  }

  /** The name of the tensor [1,1,h,w] that comes out of the steps. */
  String add(Preprocessing preprocessing) {
    String known = written.get(preprocessing);
    return known != null ? known : write(preprocessing);
  }

  private String write(Preprocessing preprocessing) {
    String prefix = "preprocessing" + (written.size() + 1);
    String current = image;
    int number = 1;
    for (Step step : preprocessing.steps()) {
      String name = prefix + ".step" + number++ + "." + step.kind();
      current = step.match(new StepConverter(graph, name, current));
    }
    written.put(preprocessing, current);
    return current;
  }
}
