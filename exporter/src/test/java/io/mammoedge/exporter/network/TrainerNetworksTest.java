package io.mammoedge.exporter.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mammoedge.exporter.onnx.BatchNormFold;
import io.mammoedge.exporter.onnx.Network;
import io.mammoedge.exporter.testing.Agreement;
import io.mammoedge.exporter.testing.NetworkModel;
import io.mammoedge.exporter.testing.OrtModel;
import io.mammoedge.exporter.testing.RandomNets;
import io.mammoedge.trainer.net.Chain;
import io.mammoedge.trainer.net.NetworkSpec;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every network that the trainer builds: in DJL, and as ONNX in ONNX Runtime. */
class TrainerNetworksTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "small",
        "medium",
        "resnet50/8",
        "resnet50-keras/8",
        "resnet50-keras-same/8",
        "resnet50-keras-padded/8",
        "vgg16/8",
        "vgg19/8",
        "resnet50/16+[16-16-32]x2,[16-16-32]x2",
        "vgg16/16+16x2,16x1",
        "vgg19/16+[16-16-32]x1,16x1",
        "medium+16x1"
      })
  void givesWhatDjlGivesForAnySizeAndBatch(String notation) {
    compare(notation, new long[] {2, 160, 144}, new long[] {1, 195, 163});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resnet50/16+heatmap-relu,[16-16-32]x1",
        "vgg16/16+heatmap-softmax,16x1",
        "vgg16/16+heatmap-relu,max2,[16-16-32]x1",
      })
  void aHeatMapGivesWhatDjlGives(String notation) {
    compare(notation, new long[] {2, 352, 288}, new long[] {1, 321, 291});
  }

  @ParameterizedTest
  @CsvSource({"'heatmap-relu,max2,fc16-8'", "'heatmap-softmax,fc16'"})
  void fullyConnectedHeadsGiveWhatDjlGivesForTheirSize(String top) {
    compare("resnet50/16+" + top, new long[] {2, 321, 288});
  }

  @Test
  void thePapersNetworksInFullWidth() {
    compare("resnet50+[512-512-1024]x2,[512-512-1024]x2", new long[] {1, 128, 144});
    compare("vgg16+512x1,512x1", new long[] {1, 128, 144});
  }

  /** Sizes are batch, height and width; the first is what the network is initialised for. */
  private static void compare(String notation, long[]... sizes) {
    NetworkSpec spec = NetworkSpec.parse(notation, 3);
    int channels = spec.backbone().channels();
    try (NDManager manager = NDManager.newBaseManager()) {
      Shape input = new Shape(1, channels, sizes[0][1], sizes[0][2]);
      Chain net = RandomNets.filled(spec.build(), manager, new Random(7), input);
      Network converted = BatchNormFold.apply(TrainerConverters.all().network(net, "image", ""));
      assertThat(converted.graph().nodes())
          .filteredOn(node -> node.getInput(0).contains("conv"))
          .noneMatch(node -> node.getOpType().equals("BatchNormalization"));
      try (OrtModel ort = new OrtModel(NetworkModel.of(converted, 4, 2))) {
        for (long[] size : sizes) {
          long[] shape = {size[0], channels, size[1], size[2]};
          float[] image = RandomNets.noise(9, (int) new Shape(shape).size());
          Agreement.assertClose(
              ort.run("result", image, shape),
              RandomNets.evaluate(net, manager, image, shape),
              1e-5);
        }
      }
    }
  }
}
