package io.mammoedge.trainer.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import io.mammoedge.trainer.weights.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The parameters of a network by path, such as {@code features.stem.conv.weight}. */
public final class Weights {
  private Weights() {}

  /** Every parameter, in order of execution, by its path. */
  public static Map<String, Parameter> named(Block network) {
    Map<String, Parameter> all = new LinkedHashMap<>();
    collect("", network, all);
    return all;
  }

  private static void collect(String prefix, Block block, Map<String, Parameter> all) {
    block.getDirectParameters().forEach(p -> all.put(prefix + p.getKey(), p.getValue()));
    if (block instanceof NamedChildren parent) {
      parent.namedChildren().forEach((name, child) -> collect(prefix + name + ".", child, all));
    }
  }

  /** Copies every parameter out of an initialised network. */
  public static Map<String, Tensor> read(Block network) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    named(network)
        .forEach(
            (name, parameter) -> {
              NDArray array = parameter.getArray();
              tensors.put(name, new Tensor(array.getShape().getShape(), array.toFloatArray()));
            });
    return tensors;
  }

  /**
   * Copies tensors into an initialised network.
   *
   * @param network every parameter of which must be in {@code tensors} with its shape
   * @throws IllegalArgumentException naming what is missing, superfluous or of another shape
   */
  public static void write(Block network, Map<String, Tensor> tensors) {
    Map<String, Parameter> parameters = named(network);
    List<String> wrong = new ArrayList<>();
    parameters.forEach((name, parameter) -> check(name, parameter, tensors.get(name), wrong));
    tensors.keySet().stream()
        .filter(name -> !parameters.containsKey(name))
        .forEach(name -> wrong.add(name + " is not part of the network"));
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", wrong));
    }
    parameters.forEach((name, parameter) -> copy(tensors.get(name), parameter.getArray()));
  }

  /**
   * As {@link #write}, for the top-level parts that {@code tensors} has anything of; the others
   * stay.
   */
  public static void writeParts(Block network, Map<String, Tensor> tensors) {
    Set<String> parts = tensors.keySet().stream().map(Weights::part).collect(Collectors.toSet());
    Map<String, Tensor> merged = read(network);
    merged.keySet().removeIf(name -> parts.contains(part(name)));
    merged.putAll(tensors);
    write(network, merged);
  }

  private static String part(String name) {
    return name.substring(0, Math.max(0, name.indexOf('.')));
  }

  private static void check(String name, Parameter parameter, Tensor tensor, List<String> wrong) {
    if (tensor == null) {
      wrong.add(name + " is missing");
    } else if (!parameter.getShape().equals(new ai.djl.ndarray.types.Shape(tensor.shape()))) {
      wrong.add(name + " has another shape than " + parameter.getShape());
    }
  }

  private static void copy(Tensor tensor, NDArray array) {
    try (NDArray source = array.getManager().create(tensor.values(), array.getShape());
        NDArray target = array.stopGradient()) {
      target.set(new NDIndex("..."), source);
    }
  }
}
