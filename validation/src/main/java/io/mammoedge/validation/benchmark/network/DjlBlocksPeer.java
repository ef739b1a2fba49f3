package io.mammoedge.validation.benchmark.network;

import ai.djl.engine.Engine;
import io.mammoedge.trainer.evaluate.TrainedModel;
import java.io.IOException;
import java.nio.file.Path;

/** The trainer's own network: DJL's blocks, on PyTorch. */
public final class DjlBlocksPeer {
  private DjlBlocksPeer() {}

  /** A peer's words, a model directory first. */
  public static void main(String[] words) throws IOException {
    PeerLoop loop = PeerLoop.of(words);
    try (TrainedModel model = TrainedModel.open(Path.of(words[0]))) {
      loop.answer(version(), image -> Math.exp(model.logProbabilities(image)[1]));
    }
    Runtime.getRuntime().halt(0);
  }

  static String version() {
    Engine engine = Engine.getEngine("PyTorch");
    return "DJL " + Engine.getDjlVersion() + ", PyTorch " + engine.getVersion();
  }
}
