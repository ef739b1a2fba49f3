package io.mammoedge.validation.benchmark.network;

import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.engine.Provider;
import java.io.IOException;
import java.nio.file.Path;

/** The edge runtime's engine: a graph, through ONNX Runtime's Java API. */
public final class OursPeer {
  private OursPeer() {}

  /** A peer's words, an ONNX file first. */
  public static void main(String[] words) throws IOException {
    PeerLoop loop = PeerLoop.of(words);
    try (InferenceSession session =
        InferenceSession.open(Path.of(words[0]), Provider.CPU, loop.threads())) {
      loop.answer(
          "ONNX Runtime " + InferenceSession.engineVersion(),
          image -> session.run(image).probability());
    }
    Runtime.getRuntime().halt(0);
  }
}
