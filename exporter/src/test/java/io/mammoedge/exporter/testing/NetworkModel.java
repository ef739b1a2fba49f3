package io.mammoedge.exporter.testing;

import io.mammoedge.exporter.onnx.GraphBuilder;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.onnx.Network;
import io.mammoedge.exporter.onnx.Values;
import java.util.Arrays;
import java.util.List;

/** A model file around a converted network: input {@code image}, output {@code result}. */
public final class NetworkModel {
  private NetworkModel() {}

  /**
   * The file's bytes, accepted by the checker.
   *
   * @param ranks of the input and the output
   */
  public static byte[] of(Network network, int... ranks) {
    return ofOpset(17, network, ranks);
  }

  /** As above, in a version of ONNX's operators. */
  public static byte[] ofOpset(int opset, Network network, int... ranks) {
    GraphBuilder graph = new GraphBuilder(network.input()).append(network.graph());
    graph.node("Identity", "result", List.of(network.output()));
    byte[] model =
        new Model(
                "net",
                opset,
                List.of(Values.floats(network.input(), dims("in", ranks[0]))),
                List.of(Values.floats("result", dims("out", ranks[1]))),
                graph.build())
            .toBytes();
    OnnxChecker.check(model);
    return model;
  }

  private static String[] dims(String prefix, int rank) {
    String[] dims = new String[rank];
    Arrays.setAll(dims, i -> prefix + i);
    return dims;
  }
}
