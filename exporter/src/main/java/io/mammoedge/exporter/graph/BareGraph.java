package io.mammoedge.exporter.graph;

import ai.djl.nn.Block;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.mammoedge.exporter.network.TrainerConverters;
import io.mammoedge.exporter.onnx.Attributes;
import io.mammoedge.exporter.onnx.BatchNormFold;
import io.mammoedge.exporter.onnx.GraphBuilder;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.onnx.Network;
import io.mammoedge.exporter.onnx.Values;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.net.Top;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A network alone, without preprocessing, for programs that bring their own. */
public final class BareGraph {
  private static final int OPSET = 17;

  private BareGraph() {}

  /**
   * What a network takes.
   *
   * @param channels of the image
   * @param size of the image where the head has weights for that one only; empty for any
   */
  public record Input(int channels, Optional<ImageSize> size) {
    /** Checks for null. */
    public Input {
      Objects.requireNonNull(size, "size is null");
    }

    /** Images of any size. */
    public static Input ofAnySize(int channels) {
      return new Input(channels, Optional.empty());
    }

    /** Images of the trained size, where the network is bound to it. */
    public static Input of(NetworkSpec network, ImageSize trained) {
      boolean bound = network.top().map(Top::fixesSize).orElse(false);
      return new Input(
          network.backbone().channels(), bound ? Optional.of(trained) : Optional.empty());
    }

    private ValueInfoProto declaration() {
      return Values.floats(
          "image",
          "batch",
          "" + channels,
          size.map(fixed -> "" + fixed.height()).orElse("height"),
          size.map(fixed -> "" + fixed.width()).orElse("width"));
    }
  }

  /**
   * Writes the network. Input {@code image}: float32 [N, channels, H, W], already preprocessed.
   * Outputs: {@code logits} and {@code probabilities} (their softmax), float32 [N, classes].
   *
   * @param network gives logits [N, classes]; its weights are loaded
   * @param input that it takes
   * @param name of the graph
   * @return bytes of an ONNX file, the same for the same network
   * @throws MammoEdgeException if the network cannot be written as ONNX
   */
  public static byte[] write(Block network, Input input, String name) {
    Network converted = TrainerConverters.all().network(network, "image", "");
    Network folded = BatchNormFold.apply(converted).withOutput("logits");
    GraphBuilder graph = new GraphBuilder("image").append(folded.graph());
    graph.node("Softmax", "probabilities", List.of("logits"), Attributes.of("axis", 1));
    return new Model(
            name,
            OPSET,
            List.of(input.declaration()),
            List.of(
                Values.floats("logits", "batch", "classes"),
                Values.floats("probabilities", "batch", "classes")),
            graph.build())
        .toBytes();
  }
}
