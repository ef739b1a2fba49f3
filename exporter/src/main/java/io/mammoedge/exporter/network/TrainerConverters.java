package io.mammoedge.exporter.network;

import io.mammoedge.exporter.onnx.Converters;
import io.mammoedge.trainer.net.Attention;
import io.mammoedge.trainer.net.AveragePool;
import io.mammoedge.trainer.net.Chain;
import io.mammoedge.trainer.net.ChannelSoftmax;
import io.mammoedge.trainer.net.Convolution;
import io.mammoedge.trainer.net.Flatten;
import io.mammoedge.trainer.net.FullyConnected;
import io.mammoedge.trainer.net.GlobalAveragePool;
import io.mammoedge.trainer.net.MaxPool;
import io.mammoedge.trainer.net.Pointwise;
import io.mammoedge.trainer.net.Relu;
import io.mammoedge.trainer.net.Residual;

/** The converters that the trainer's networks need. */
public final class TrainerConverters {
  private TrainerConverters() {}

  /** DJL's own blocks and the trainer's. */
  public static Converters all() {
    return Converters.djl()
        .with(Chain.class, new ChainConverter())
        .with(Convolution.class, new ConvolutionConverter())
        .with(Relu.class, new ReluConverter())
        .with(Residual.class, new ResidualConverter())
        .with(GlobalAveragePool.class, new GlobalAveragePoolConverter())
        .with(MaxPool.class, new MaxPoolConverter())
        .with(AveragePool.class, new AveragePoolConverter())
        .with(Pointwise.class, new PointwiseConverter())
        .with(ChannelSoftmax.class, new ChannelSoftmaxConverter())
        .with(Attention.class, new AttentionConverter())
        .with(Flatten.class, new FlattenConverter())
        .with(FullyConnected.class, new FullyConnectedConverter());
  }
}
