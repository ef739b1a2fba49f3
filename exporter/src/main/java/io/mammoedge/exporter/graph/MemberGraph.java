package io.mammoedge.exporter.graph;

import io.mammoedge.exporter.network.TrainerConverters;
import io.mammoedge.exporter.onnx.BatchNormFold;
import io.mammoedge.exporter.onnx.ConvertedBlock;
import io.mammoedge.exporter.onnx.GraphBuilder;
import io.mammoedge.exporter.onnx.Network;
import io.mammoedge.exporter.onnx.Site;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Resample;
import io.mammoedge.runtime.score.Flip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One averaged network on one view of the image inside a release graph.
 *
 * @param name its prefix in the graph, empty for none
 * @param flip mirrors the image before it
 * @param network with batch norms folded, on one grey channel
 * @param blocks of the trained network, by the tensors that stand for them
 * @param map its class activation map, if its head has one
 * @param cells size of that map, if the preprocessing fixes it
 */
record MemberGraph(
    String name,
    Flip flip,
    Network network,
    List<TracedBlock> blocks,
    Optional<ActivationMap> map,
    Optional<Cells> cells) {
  /** Copies the list. */
  MemberGraph {
    blocks = List.copyOf(blocks);
  }

  /** Converts a member that reads the tensor {@code input}; names begin with {@code prefix}. */
  static MemberGraph of(ReleaseGraph.Member member, String input, String prefix) {
    List<ConvertedBlock> converted = new ArrayList<>();
    BatchNormFold.Folded folded =
        BatchNormFold.fold(
            TrainerConverters.all()
                .watchedBy(converted::add)
                .network(member.network(), input, prefix));
    Network network = GreyInput.apply(folded.network(), member.channels());
    requireTwoClasses(network);
    Optional<ActivationMap> map = ActivationMap.of(network);
    Optional<Cells> cells =
        map.flatMap(
            found ->
                trained(member.preprocessing())
                    .map(size -> size.of(network.graph(), input, found.features())));
    return new MemberGraph(
        prefix, Flip.NONE, network, TracedBlock.of(converted, folded), map, cells);
  }

  /** The same network, with the same weights, on another view of the image. */
  MemberGraph again(String input, String prefix, Flip view) {
    return new MemberGraph(
        Site.join(prefix, name),
        view,
        network.again(input, prefix),
        blocks.stream().map(block -> block.renamed(again(input, prefix))).toList(),
        map.map(found -> found.again(Site.join(prefix, found.features()))),
        cells);
  }

  private UnaryOperator<String> again(String input, String prefix) {
    return tensor -> tensor.equals(network.input()) ? input : Site.join(prefix, tensor);
  }

  /**
   * Name of the log-probabilities, where there are several to average. A name of their own also
   * without a prefix: "logits" and "cam" are the names of the mean.
   */
  String logProbabilities() {
    return inEnsemble("logits");
  }

  /** A name for something of this member's among others. */
  String inEnsemble(String what) {
    return Site.join(name.isEmpty() ? "none" : name, what);
  }

  /** Adds the map [1,1,h,w], as it lies on the image that is not mirrored. */
  String addMap(GraphBuilder graph, String as) {
    ActivationMap found = map.orElseThrow();
    return flip == Flip.NONE
        ? found.add(graph, as)
        : FlipNodes.add(graph, flip, found.add(graph, as + ".mirrored"), as);
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
