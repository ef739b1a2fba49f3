package io.mammoedge.validation.benchmark.network;

import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.trainer.dataset.ImageSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The graphs of a network for images of one size.
 *
 * @param fp32 in floats
 * @param int8 in 8 bits, as an export makes it
 * @param allInt8 in 8 bits in every layer
 * @param logits in floats, without a probability
 */
record SizedNetwork(Path fp32, Path int8, Path allInt8, Path logits) {
  /** Writes them beside the graphs for all sizes. */
  static SizedNetwork of(RandomNetwork network, ImageSize size) throws IOException {
    Model fp32 = fixed(network.fp32(), size);
    return new SizedNetwork(
        write(fp32, network.fp32(), size + ""),
        write(fixed(network.int8(), size), network.int8(), size + ""),
        write(fixed(network.allInt8(), size), network.allInt8(), size + ""),
        write(FixedGraph.toLogits(fp32), network.fp32(), size + "-logits"));
  }

  private static Model fixed(Path graph, ImageSize size) throws IOException {
    return FixedGraph.of(Model.parse(Files.readAllBytes(graph)), size);
  }

  private static Path write(Model model, Path original, String suffix) throws IOException {
    Path file = original.resolveSibling(suffix + "-" + original.getFileName());
    return Files.write(file, model.toBytes());
  }
}
