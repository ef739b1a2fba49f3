package io.mammoedge.exporter.onnx;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.List;

/** A network of DJL's blocks and one of its own becomes an ONNX file. */
final class ConverterExample {
  private ConverterExample() {}

  static SequentialBlock network(NDManager manager) {
    SequentialBlock network =
        new SequentialBlock()
            .add(Conv2d.builder().setFilters(8).setKernelShape(new Shape(3, 3)).build())
            .add(BatchNorm.builder().build())
            .add(Activation.leakyReluBlock(0.1f))
            .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
            .add(new ChannelSoftmax())
            .add(Pool.globalAvgPool2dBlock())
            .add(Linear.builder().setUnits(5).build());
    network.initialize(manager, DataType.FLOAT32, new Shape(1, 3, 64, 48));
    return network;
  }

  static byte[] onnx(SequentialBlock network) {
    Converters converters =
        Converters.djl()
            .with(
                ChannelSoftmax.class,
                (block, input, site) ->
                    site.node("Softmax", List.of(input), Attributes.of("axis", 1)));
    return OnnxExport.model(
            network,
            converters,
            new TensorSpec("image", "batch", "3", "height", "width"),
            new TensorSpec("logits", "batch", "5"))
        .toBytes();
  }

  /** A block that DJL does not have. */
  static final class ChannelSoftmax extends AbstractBlock {
    @Override
    protected NDList forwardInternal(
        ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> more) {
      NDArray maps = inputs.singletonOrThrow();
      return new NDList(maps.softmax(1));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
      return inputShapes;
    }
  }
}
