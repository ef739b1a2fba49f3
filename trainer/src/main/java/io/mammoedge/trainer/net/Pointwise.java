package io.mammoedge.trainer.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * A linear layer at every pixel, [N, C, H, W] to [N, units, H, W]: a 1x1 convolution whose weights
 * are laid out as those of a linear layer, [units, C], so that a patch classifier's output layer
 * becomes one as it is (paper §3.1, heat maps).
 */
public final class Pointwise extends AbstractBlock {
  private final int units;
  private final Parameter weight;
  private final Parameter bias;

  /** A layer of that many outputs a pixel. */
  public Pointwise(int units) {
    this.units = units;
    weight =
        addParameter(Parameter.builder().setName("weight").setType(Parameter.Type.WEIGHT).build());
    bias = addParameter(Parameter.builder().setName("bias").setType(Parameter.Type.BIAS).build());
  }

  @Override
  protected void prepare(Shape[] inputShapes) {
    weight.setShape(new Shape(units, inputShapes[0].get(1)));
    bias.setShape(new Shape(units));
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray input = inputs.singletonOrThrow();
    Shape shape = input.getShape();
    NDArray weights = store.getValue(weight, input.getDevice(), training);
    NDArray offsets = store.getValue(bias, input.getDevice(), training);
    try (NDManager scratch = input.getManager().newSubManager()) {
      NDArray pixels = input.reshape(shape.get(0), shape.get(1), shape.get(2) * shape.get(3));
      pixels.attach(scratch);
      NDArray products = weights.reshape(1, units, shape.get(1)).matMul(pixels);
      products.attach(scratch);
      NDArray sums = products.add(offsets.reshape(1, units, 1));
      sums.attach(scratch);
      NDArray result = sums.reshape(shape.get(0), units, shape.get(2), shape.get(3));
      result.attach(input.getManager());
      return new NDList(result);
    }
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
    // No children.
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    Shape in = inputShapes[0];
    return new Shape[] {new Shape(in.get(0), units, in.get(2), in.get(3))};
  }
}
