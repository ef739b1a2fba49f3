package io.mammoedge.exporter.onnx;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import ai.djl.nn.core.Linear;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link Linear}: on [N, features] as ONNX {@code Gemm} with DJL's weights [units, features]; on
 * inputs of another rank, whose last axis are the features, as {@code MatMul} with transposed
 * weights and {@code Add}.
 */
final class LinearConverter implements BlockConverter<Linear> {
  @Override
  public String convert(Linear block, String input, Site site) {
    boolean rows = !block.isInitialized() || rank(block) == 2;
    return rows ? gemm(block, input, site) : matMul(block, input, site);
  }

  /** DJL describes the input without its features, also in a block whose weights were loaded. */
  private static int rank(Linear block) {
    return block.describeInput().valueAt(0).dimension() + 1;
  }

  private static String gemm(Linear block, String input, Site site) {
    ParameterList parameters = block.getDirectParameters();
    List<String> inputs = new ArrayList<>();
    inputs.add(input);
    inputs.add(site.weight("weight", parameters.get("weight")));
    if (parameters.contains("bias")) {
      inputs.add(site.weight("bias", parameters.get("bias")));
    }
    return site.node("Gemm", inputs, Attributes.of("transB", 1));
  }

  private static String matMul(Linear block, String input, Site site) {
    ParameterList parameters = block.getDirectParameters();
    String weight = transposed(parameters.get("weight"), site);
    if (!parameters.contains("bias")) {
      return site.node("MatMul", List.of(input, weight));
    }
    String product = site.part("product", "MatMul", List.of(input, weight));
    return site.node("Add", List.of(product, site.weight("bias", parameters.get("bias"))));
  }

  private static String transposed(Parameter weight, Site site) {
    Shape shape = weight.getArray().getShape();
    int units = Math.toIntExact(shape.get(0));
    int features = Math.toIntExact(shape.get(1));
    float[] values = weight.getArray().toFloatArray();
    float[] columns = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      columns[i % features * units + i / features] = values[i];
    }
    return site.floats("weight", columns, features, units);
  }
}
