package io.mammoedge.exporter.graph;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.mammoedge.exporter.testing.Agreement;
import io.mammoedge.exporter.testing.OnnxChecker;
import io.mammoedge.exporter.testing.OrtModel;
import io.mammoedge.exporter.testing.PaperNets;
import io.mammoedge.exporter.testing.RandomNets;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.net.Chain;
import io.mammoedge.trainer.net.NetworkSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BareGraphTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void scoresWhatDjlScoresForAnyBatchAndSize(long seed) {
    try (NDManager manager = NDManager.newBaseManager()) {
      int channels = seed % 2 == 0 ? 1 : 3;
      Chain net = RandomNets.residualNet(manager, seed, channels, 2 + (int) seed);
      byte[] model = BareGraph.write(net, BareGraph.Input.ofAnySize(channels), "net");
      OnnxChecker.check(model);
      try (OrtModel ort = new OrtModel(model)) {
        compare(net, manager, ort, 1, channels, 64, 48);
        compare(net, manager, ort, 3, channels, 37, 71);
        assertThat(ort.outputs()).containsExactly("logits", "probabilities");
      }
    }
  }

  @Test
  void scoresAPlainNetworkWithBiasesAndPools() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Chain net = RandomNets.plainNet(manager, 1, 3, 4);
      byte[] model = BareGraph.write(net, BareGraph.Input.ofAnySize(3), "plain");
      OnnxChecker.check(model);
      try (OrtModel ort = new OrtModel(model)) {
        compare(net, manager, ort, 2, 3, 51, 67);
      }
    }
  }

  @Test
  void onlyAHeadThatIsBoundToASizeIsDeclaredWithIt() throws InvalidProtocolBufferException {
    assertThat(declared("small+heatmap-relu,fc4")).containsExactly("batch", "1", "80", "96");
    assertThat(declared("small+heatmap-relu,16x1"))
        .containsExactly("batch", "1", "height", "width");
    assertThat(declared("small")).containsExactly("batch", "1", "height", "width");
  }

  private static List<String> declared(String notation) throws InvalidProtocolBufferException {
    NetworkSpec spec = NetworkSpec.parse(notation, 2);
    try (NDManager manager = NDManager.newBaseManager()) {
      Chain net = PaperNets.random(spec, manager, 1, 1, 1, 80, 96);
      BareGraph.Input input = BareGraph.Input.of(spec, new ImageSize(80, 96));
      byte[] model = BareGraph.write(net, input, "net");
      return ModelProto.parseFrom(model)
          .getGraph()
          .getInput(0)
          .getType()
          .getTensorType()
          .getShape()
          .getDimList()
          .stream()
          .map(dim -> dim.hasDimParam() ? dim.getDimParam() : "" + dim.getDimValue())
          .toList();
    }
  }

  private static void compare(Chain net, NDManager manager, OrtModel ort, long... shape) {
    float[] image = RandomNets.noise(9, (int) (shape[0] * shape[1] * shape[2] * shape[3]));
    Agreement.assertClose(
        ort.run("logits", image, shape), RandomNets.evaluate(net, manager, image, shape), 1e-5);
  }
}
