package io.mammoedge.exporter.quantize;

import io.mammoedge.exporter.onnx.Attributes;
import io.mammoedge.exporter.onnx.GraphBuilder;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.onnx.Tensors;
import io.mammoedge.exporter.onnx.Values;
import io.mammoedge.runtime.preprocess.Plane;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values that tensors of a graph take on images. Two passes: smallest, largest and number of
 * values first, computed inside the graph; then a sample of each, on a grid over rows and columns,
 * so that no large tensor ever leaves the engine.
 */
final class Calibration {
  private static final double SAMPLE = 1 << 16;
  private static final int FLOAT = 1;

  private final Model model;
  private final List<String> tensors;
  private final List<Plane> images;
  private final Runnable onImage;

  private Calibration(Model model, List<String> tensors, List<Plane> images, Runnable onImage) {
    this.model = model;
    this.tensors = tensors;
    this.images = images;
    this.onImage = onImage;
  }

  /**
   * What was seen of one tensor.
   *
   * @param histogram of its values
   * @param elements how many it has on one image
   */
  record Seen(Histogram histogram, long elements) {}

  /**
   * Runs the graph twice on every image.
   *
   * @param tensors [1, C, h, w]
   * @param onImage called after each run
   */
  static Map<String, Seen> of(
      Model model, List<String> tensors, List<Plane> images, Runnable onImage) {
    return new Calibration(model, tensors, images, onImage).run();
  }

  private Map<String, Seen> run() {
    Map<String, Extent> extents = extents();
    Map<String, Seen> seen = new LinkedHashMap<>();
    extents.forEach(
        (tensor, extent) ->
            seen.put(
                tensor, new Seen(Histogram.empty(extent.min, extent.max), (long) extent.size)));
    try (GraphRun run = new GraphRun(sampling(extents))) {
      for (Plane image : images) {
        run.run(image, (name, values) -> seen.get(tensorOf(name)).histogram().add(values));
        onImage.run();
      }
    }
    return seen;
  }

  /** Smallest and largest value, and number of values on one image. */
  private static final class Extent {
    private float min = Float.POSITIVE_INFINITY;
    private float max = Float.NEGATIVE_INFINITY;
    private float size;

    void add(String role, float value) {
      switch (role) {
        case "min" -> min = Math.min(min, value);
        case "max" -> max = Math.max(max, value);
        default -> size = Math.max(size, value);
      }
    }
  }

  private Map<String, Extent> extents() {
    Map<String, Extent> extents = new LinkedHashMap<>();
    tensors.forEach(tensor -> extents.put(tensor, new Extent()));
    try (GraphRun run = new GraphRun(measuring())) {
      for (Plane image : images) {
        run.run(
            image,
            (name, values) ->
                extents.get(tensorOf(name)).add(name.substring(0, name.indexOf(' ')), values[0]));
        onImage.run();
      }
    }
    return extents;
  }

  private Model measuring() {
    GraphBuilder graph = builder();
    for (String tensor : tensors) {
      graph.node("ReduceMin", "min " + tensor, List.of(tensor), Attributes.of("keepdims", 0));
      graph.node("ReduceMax", "max " + tensor, List.of(tensor), Attributes.of("keepdims", 0));
      String size = graph.node("Size", "int size " + tensor, List.of(tensor));
      graph.node("Cast", "size " + tensor, List.of(size), Attributes.of("to", FLOAT));
    }
    return model
        .withGraph(graph.build())
        .withOutputs(
            tensors.stream()
                .flatMap(tensor -> List.of("min ", "max ", "size ").stream().map(r -> r + tensor))
                .map(Values::floats)
                .toList());
  }

  private Model sampling(Map<String, Extent> extents) {
    GraphBuilder graph = builder();
    extents.forEach(
        (tensor, extent) -> {
          long step = (long) Math.ceil(Math.sqrt(extent.size / SAMPLE));
          String name = "sample " + tensor;
          graph.node(
              "Slice",
              name,
              List.of(
                  tensor,
                  graph.constant(Tensors.longs(name + " starts", 0, 0)),
                  graph.constant(
                      Tensors.longs(name + " ends", Integer.MAX_VALUE, Integer.MAX_VALUE)),
                  graph.constant(Tensors.longs(name + " axes", 2, 3)),
                  graph.constant(Tensors.longs(name + " steps", step, step))));
        });
    return model
        .withGraph(graph.build())
        .withOutputs(
            tensors.stream()
                .map(tensor -> Values.floats("sample " + tensor, "n", "c", "h", "w"))
                .toList());
  }

  private GraphBuilder builder() {
    return new GraphBuilder(model.inputs().get(0).getName()).append(model.graph());
  }

  /** Names of tensors hold no blanks; the roles before them end in one. */
  private static String tensorOf(String output) {
    return output.substring(output.indexOf(' ') + 1);
  }
}
