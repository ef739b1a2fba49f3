package io.mammoedge.exporter.graph;

import io.mammoedge.exporter.onnx.GraphBuilder;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts preprocessing in front of networks; members with the same steps on the same image share the
 * nodes.
 */
final class PreprocessingNodes {
  private final GraphBuilder graph;
  private final Map<Source, List<String>> written = new HashMap<>();

  PreprocessingNodes(GraphBuilder graph) {
    this.graph = graph;
  }

  /** What goes in. */
  private record Source(String image, Preprocessing preprocessing) {}

  /** The names of the tensors [1,1,h,w] that the steps give, one each. */
  List<String> add(String image, Preprocessing preprocessing) {
    Source source = new Source(image, preprocessing);
    List<String> known = written.get(source);
    if (known != null) {
      return known;
    }
    List<String> results = write(image, preprocessing);
    written.put(source, results);
    return results;
  }

  private List<String> write(String image, Preprocessing preprocessing) {
    String prefix = "preprocessing" + (written.size() + 1);
    List<String> results = new ArrayList<>();
    String current = image;
    int number = 1;
    for (Step step : preprocessing.steps()) {
      String name = prefix + ".step" + number++ + "." + step.kind();
      current = step.match(new StepConverter(graph, name, current));
      results.add(current);
    }
    return List.copyOf(results);
  }
}
