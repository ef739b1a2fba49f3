package io.mammoedge.exporter.graph;

import ai.djl.nn.Block;
import io.mammoedge.exporter.network.TrainerConverters;
import io.mammoedge.exporter.onnx.BatchNormFold;
import io.mammoedge.exporter.onnx.GraphBuilder;
import io.mammoedge.exporter.onnx.Network;
import io.mammoedge.exporter.onnx.Site;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Resample;
import io.mammoedge.runtime.score.Flip;
import java.util.Optional;

/**
 * One averaged network on one view of the image inside a release graph.
 *
 * @param name its prefix in the graph, empty for none
 * @param flip mirrors the image before it
 * @param network with batch norms folded, on one grey channel
 * @param map its class activation map, if its head has one
 * @param cells size of that map, if the preprocessing fixes it
 */
record MemberGraph(
    String name, Flip flip, Network network, Optional<ActivationMap> map, Optional<Cells> cells) {
  /** Converts a member that reads the tensor {@code input}; names begin with {@code prefix}. */
  static MemberGraph of(ReleaseGraph.Member member, String input, String prefix) {
    Network network = GreyInput.apply(convert(member.network(), input, prefix), member.channels());
    requireTwoClasses(network);
    Optional<ActivationMap> map = ActivationMap.of(network);
    Optional<Cells> cells =
        map.flatMap(
            found ->
                trained(member.preprocessing())
                    .map(size -> size.of(network.graph(), input, found.features())));
    return new MemberGraph(prefix, Flip.NONE, network, map, cells);
  }

  /** The same network, with the same weights, on another view of the image. */
  MemberGraph again(String input, String prefix, Flip view) {
    return new MemberGraph(
        Site.join(prefix, name),
        view,
        network.again(input, prefix),
        map.map(found -> found.again(Site.join(prefix, found.features()))),
        cells);
  }

  /** Adds the map [1,1,h,w], as it lies on the image that is not mirrored. */
  String addMap(GraphBuilder graph, String as) {
    ActivationMap found = map.orElseThrow();
    return flip == Flip.NONE
        ? found.add(graph, as)
        : FlipNodes.add(graph, flip, found.add(graph, as + ".mirrored"), as);
  }

  private static Network convert(Block block, String input, String prefix) {
    return BatchNormFold.apply(TrainerConverters.all().network(block, input, prefix));
  }

  private static Optional<Cells> trained(Preprocessing preprocessing) {
    return preprocessing.steps().stream()
        .filter(Resample.class::isInstance)
        .map(Resample.class::cast)
        .findFirst()
        .map(step -> new Cells(step.height(), step.width()));
  }

  private static void requireTwoClasses(Network network) {
    network
        .graph()
        .producer(network.output())
        .filter(node -> node.getOpType().equals("Gemm"))
        .map(node -> network.graph().constant(node.getInput(1)).getDims(0))
        .filter(classes -> classes != 2)
        .ifPresent(
            classes -> {
              throw new MammoEdgeException(
                  ExitCode.USAGE,
                  "cannot release a network of "
                      + classes
                      + " classes; 2 are needed: benign,"
                      + " malignant (a patch classifier becomes the base of train-image)");
            });
  }
}
