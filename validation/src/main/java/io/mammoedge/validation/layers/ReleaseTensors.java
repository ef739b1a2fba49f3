package io.mammoedge.validation.layers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.quantize.GraphRun;
import io.mammoedge.runtime.preprocess.Plane;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The tensors of a release graph on one image, a group at a time. */
final class ReleaseTensors {
  private final Model model;
  private final Map<String, EightBits> eightBits;
  private final Map<String, NodeProto> producers = new HashMap<>();

  ReleaseTensors(Model model) {
    this.model = model;
    this.eightBits = EightBits.of(model.graph());
    for (NodeProto node : model.graph().nodes()) {
      node.getOutputList().forEach(output -> producers.put(output, node));
    }
  }

  Map<String, EightBits> eightBits() {
    return eightBits;
  }

  /** The node that makes a tensor, if there is such a tensor. */
  Optional<NodeProto> producer(String tensor) {
    return Optional.ofNullable(producers.get(tensor));
  }

  /** Whether the graph has it. */
  boolean has(String tensor) {
    return tensor.equals(Stages.IMAGE) || producers.containsKey(tensor);
  }

  /** How the tensor lies in 8 bits, if it does. */
  Optional<EightBits> inEightBits(String tensor) {
    return Optional.ofNullable(eightBits.get(tensor));
  }

  /** Whether a stage ends in 8 bits, has weights of 8 bits, or is made of stages that do. */
  boolean computesWithBytes(Stage stage) {
    return eightBits.containsKey(stage.output())
        || producer(stage.output()).filter(this::hasCodes).isPresent()
        || (stage.isComposite() && !eightBits.isEmpty());
  }

  /**
   * Whether a stage adds an error of its own by its bytes. Of a composite that is its last step to
   * 8 bits: its parts have theirs.
   */
  boolean addsError(Stage stage) {
    return stage.isComposite() ? eightBits.containsKey(stage.output()) : computesWithBytes(stage);
  }

  private boolean hasCodes(NodeProto node) {
    return node.getInputCount() > 1
        && producer(node.getInput(1))
            .filter(input -> input.getOpType().equals("DequantizeLinear"))
            .filter(input -> model.graph().constants().containsKey(input.getInput(0)))
            .isPresent();
  }

  /**
   * Name of the tensor with the values of {@code tensor} that a reader of floats sees, however it
   * lies.
   */
  String output(String tensor) {
    return inEightBits(tensor).map(EightBits::values).orElse(tensor);
  }

  /** Names of what a stage takes: a tensor that is in 8 bits for one reader is not for every. */
  List<String> inputs(Stage stage) {
    return stage.inputs().stream().map(input -> input(stage, input)).toList();
  }

  private String input(Stage stage, String tensor) {
    String coded = output(tensor);
    if (coded.equals(tensor)) {
      return tensor;
    }
    Deque<String> open = new ArrayDeque<>(List.of(stage.output()));
    while (!open.isEmpty()) {
      String current = open.poll();
      if (current.equals(tensor) || current.equals(coded)) {
        return current;
      }
      if (isOfCodes(current, tensor)) {
        return coded;
      }
      producer(current).ifPresent(node -> open.addAll(node.getInputList()));
    }
    return coded;
  }

  /** Whether a tensor came out of the codes of {@code of}, by one of several ways. */
  private boolean isOfCodes(String tensor, String of) {
    return producer(tensor)
        .filter(node -> node.getOpType().equals("DequantizeLinear"))
        .flatMap(node -> producer(node.getInput(0)))
        .filter(node -> node.getInput(0).equals(of))
        .isPresent();
  }

  /**
   * Runs the graph once.
   *
   * @param tensors names of tensors that the graph has
   * @param manager owns the arrays
   * @return by name, the image too
   */
  Map<String, NDArray> run(Plane image, Collection<String> tensors, NDManager manager) {
    Map<String, NDArray> values = new HashMap<>();
    Set<String> names = new TreeSet<>(tensors);
    names.remove(Stages.IMAGE);
    try (GraphRun run = new GraphRun(giving(names))) {
      run.runTensors(image, (name, tensor) -> values.put(name, copy(tensor, manager)));
    }
    Shape shape = new Shape(1, 1, image.height(), image.width());
    values.put(Stages.IMAGE, manager.create(image.values(), shape));
    return values;
  }

  private Model giving(Set<String> tensors) {
    List<ValueInfoProto> outputs =
        tensors.stream().map(name -> ValueInfoProto.newBuilder().setName(name).build()).toList();
    return model.withOutputs(outputs);
  }

  private static NDArray copy(OnnxTensor tensor, NDManager manager) {
    return manager.create(tensor.getFloatBuffer(), new Shape(tensor.getInfo().getShape()));
  }
}
