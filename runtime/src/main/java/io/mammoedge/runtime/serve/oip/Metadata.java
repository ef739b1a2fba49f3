package io.mammoedge.runtime.serve.oip;

import com.google.gson.annotations.SerializedName;
import io.mammoedge.runtime.release.Manifest;
import java.util.ArrayList;
import java.util.List;

/** What the protocol calls metadata, with its names of members. */
final class Metadata {
  private static final long ANY = -1;

  private Metadata() {}

  /** Of the server. */
  record Server(String name, String version, List<String> extensions) {
    static Server of(String version) {
      return new Server("mammoedge", version, List.of("binary_tensor_data"));
    }
  }

  /** Of an input or output; -1 is any length. */
  record Tensor(String name, String datatype, List<Long> shape) {}

  /** Of the release that is served. */
  record Model(
      String name,
      List<String> versions,
      String platform,
      List<Tensor> inputs,
      List<Tensor> outputs) {
    static Model of(Manifest manifest) {
      return new Model(
          manifest.name(),
          List.of(manifest.version()),
          "onnx_onnxv1",
          List.of(new Tensor("image", Datatype.UINT16.name(), image(manifest.input()))),
          outputs(manifest.outputs()));
    }

    private static List<Long> image(Manifest.Input input) {
      return input.dynamic()
          ? List.of(1L, 1L, ANY, ANY)
          : List.of(1L, 1L, (long) input.trainedSize().get(0), (long) input.trainedSize().get(1));
    }

    private static List<Tensor> outputs(List<String> names) {
      List<Tensor> outputs = new ArrayList<>();
      for (String name : names) {
        switch (name) {
          case "probability" -> outputs.add(fp32(name, 1L));
          case "logits" -> outputs.add(fp32(name, 1L, 2L));
          case "cam" -> outputs.add(fp32(name, 1L, 1L, ANY, ANY));
          default -> {
            // Another output of the graph is not read, so it is not offered.
          }
        }
      }
      return outputs;
    }

    private static Tensor fp32(String name, Long... shape) {
      return new Tensor(name, Datatype.FP32.name(), List.of(shape));
    }
  }

  /** Whether a model may be asked. */
  record Ready(String name, boolean ready) {}

  /** Whether the server is there. */
  record Live(@SerializedName("live") boolean isLive) {}
}
