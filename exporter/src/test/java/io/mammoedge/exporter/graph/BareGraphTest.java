package io.mammoedge.exporter.graph;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import io.mammoedge.exporter.testing.Agreement;
import io.mammoedge.exporter.testing.OnnxChecker;
import io.mammoedge.exporter.testing.OrtModel;
import io.mammoedge.exporter.testing.RandomNets;
import io.mammoedge.trainer.net.Chain;
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
      byte[] model = BareGraph.write(net, channels, "net");
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
      byte[] model = BareGraph.write(net, 3, "plain");
      OnnxChecker.check(model);
      try (OrtModel ort = new OrtModel(model)) {
        compare(net, manager, ort, 2, 3, 51, 67);
      }
    }
  }

  private static void compare(Chain net, NDManager manager, OrtModel ort, long... shape) {
    float[] image = RandomNets.noise(9, (int) (shape[0] * shape[1] * shape[2] * shape[3]));
    Agreement.assertClose(
        ort.run("logits", image, shape), RandomNets.evaluate(net, manager, image, shape), 1e-5);
  }
}
