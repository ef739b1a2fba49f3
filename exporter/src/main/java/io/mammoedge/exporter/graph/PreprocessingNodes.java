package io.mammoedge.exporter.graph;

import io.mammoedge.exporter.onnx.GraphBuilder;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Step;
import java.util.HashMap;
import java.util.Map;

/**
 * Puts preprocessing in front of networks; members with the same steps on the same image share the
 * nodes.
 */
final class PreprocessingNodes {
  private final GraphBuilder graph;
  private final Map<Source, String> written = new HashMap<>();

  PreprocessingNodes(GraphBuilder graph) {
    this.graph = graph;
  }

  /** What goes in. */
  private record Source(String image, Preprocessing preprocessing) {}

  /** The name of the tensor [1,1,h,w] that comes out of the steps on that image. */
  String add(String image, Preprocessing preprocessing) {
    Source source = new Source(image, preprocessing);
    String known = written.get(source);
    if (known != null) {
      return known;
    }
    String result = write(image, preprocessing);
    written.put(source, result);
    return result;
  }

  private String write(String image, Preprocessing preprocessing) {
    String prefix = "preprocessing" + (written.size() + 1);
    String current = image;
    int number = 1;
    for (Step step : preprocessing.steps()) {
      String name = prefix + ".step" + number++ + "." + step.kind();
      current = step.match(new StepConverter(graph, name, current));
    }
    return current;
  }
}
