package io.mammoedge.exporter.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.mammoedge.exporter.network.TrainerConverters;
import io.mammoedge.exporter.testing.Agreement;
import io.mammoedge.exporter.testing.NetworkModel;
import io.mammoedge.exporter.testing.OrtModel;
import io.mammoedge.exporter.testing.RandomNets;
import io.mammoedge.trainer.net.Chain;
import io.mammoedge.trainer.net.GlobalAveragePool;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchNormFoldTest {
  private static final long[] SHAPE = {2, 3, 64, 48};

  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void aResidualNetworkGivesTheSameWithoutAnyBatchNorm() {
    Network network = convert(RandomNets.residualNet(manager, 3, 3, 2));
    Network folded = BatchNormFold.apply(network);
    assertThat(operators(network)).contains("BatchNormalization");
    assertThat(operators(folded)).doesNotContain("BatchNormalization");
    assertThat(folded.graph().constants().keySet())
        .noneMatch(name -> name.endsWith("gamma") || name.endsWith("variance"));
    assertSame(network, folded, 2);
  }

  @Test
  void aLinearLayerTakesItsBatchNormInToo() {
    Network network =
        convert(
            filled(
                new Chain()
                    .add("pool", new GlobalAveragePool())
                    .add("fc", Linear.builder().setUnits(4).build())
                    .add("norm", norm())));
    Network folded = BatchNormFold.apply(network);
    assertThat(operators(folded)).containsExactly("GlobalAveragePool", "Flatten", "Gemm");
    assertSame(network, folded, 2);
  }

  @Test
  void aBatchNormAfterAnythingElseStays() {
    Network network =
        convert(
            filled(
                new Chain()
                    .add("first", BatchNorm.builder().build())
                    .add("conv", convolution(true))
                    .add("second", BatchNorm.builder().build())
                    .add("third", BatchNorm.builder().build())));
    Network folded = BatchNormFold.apply(network);
    assertThat(operators(folded))
        .containsExactly("BatchNormalization", "Conv", "BatchNormalization");
    assertSame(network, folded, 4);
  }

  @Test
  void aConvolutionThatOthersReadTooKeepsItsBatchNorm() {
    Chain net = filled(new Chain().add("conv", convolution(false)).add("norm", norm()));
    Network network = convert(net);
    GraphBuilder graph = new GraphBuilder("image").append(network.graph());
    String sum = graph.node("Add", "sum", List.of("conv", "norm"));
    Network shared = new Network(graph.build(), "image", sum);
    Network folded = BatchNormFold.apply(shared);
    assertThat(operators(folded)).containsExactly("Conv", "BatchNormalization", "Add");
    assertSame(shared, folded, 4);
  }

  private static Block norm() {
    return BatchNorm.builder().build();
  }

  private static Block convolution(boolean bias) {
    return Conv2d.builder().setFilters(5).setKernelShape(new Shape(3, 3)).optBias(bias).build();
  }

  private Chain filled(Chain net) {
    return RandomNets.filled(net, manager, new Random(4), new Shape(SHAPE));
  }

  private static Network convert(Block block) {
    return TrainerConverters.all().network(block, "image", "");
  }

  private static List<String> operators(Network network) {
    return network.graph().nodes().stream().map(NodeProto::getOpType).toList();
  }

  private static void assertSame(Network before, Network after, int rank) {
    float[] image = RandomNets.noise(5, 2 * 3 * 64 * 48);
    try (OrtModel unfolded = new OrtModel(NetworkModel.of(before, 4, rank));
        OrtModel folded = new OrtModel(NetworkModel.of(after, 4, rank))) {
      Agreement.assertClose(
          folded.run("result", image, SHAPE), unfolded.run("result", image, SHAPE), 1e-5);
    }
  }
}
