package io.mammoedge.exporter.graph;

import ai.djl.nn.Block;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.mammoedge.exporter.onnx.GraphBuilder;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.onnx.ModelMetadata;
import io.mammoedge.exporter.onnx.Values;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.release.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The graph of a release: from 16-bit presentation values to a probability.
 *
 * <p>Input {@code image}: float32 [1,1,H,W], values 0..65535, any H and W. Outputs, all float32:
 * {@code probability} [1] of malignant; {@code logits} [1,2], the log-probabilities of benign and
 * malignant; {@code cam} [1,1,h,w], the class activation map of malignant, where every member's
 * head has one and all are of one size. Several members: the mean of their probabilities and maps.
 */
public final class ReleaseGraph {
  private static final int OPSET = 18;

  private ReleaseGraph() {}

  /**
   * One averaged network.
   *
   * @param network gives logits [1,2], class order benign, malignant; its weights are loaded
   * @param channels that it takes: 1, or 3 equal ones
   * @param preprocessing from presentation values to its input
   */
  public record Member(Block network, int channels, Preprocessing preprocessing) {
    /** Checks the channels. */
    public Member {
      Objects.requireNonNull(network, "network");
      Objects.requireNonNull(preprocessing, "preprocessing");
      if (channels != 1 && channels != 3) {
        throw new IllegalArgumentException("a network takes 1 or 3 channels, not " + channels);
      }
    }
  }

  /**
   * Writes the graph without metadata, to be measured.
   *
   * @param members one or more
   * @param name of the graph
   * @return bytes of an ONNX file, the same for the same members
   * @throws MammoEdgeException if a network cannot be written as ONNX
   */
  public static byte[] write(List<Member> members, String name) {
    return model(members, name).toBytes();
  }

  /**
   * Writes the graph.
   *
   * @param manifestCoreJson stored in the metadata under {@link Manifest#METADATA_KEY}
   */
  public static byte[] write(List<Member> members, String name, String manifestCoreJson) {
    return ModelMetadata.embed(
        write(members, name), Map.of(Manifest.METADATA_KEY, manifestCoreJson));
  }

  private static Model model(List<Member> members, String name) {
    if (members.isEmpty()) {
      throw new IllegalArgumentException("a release needs at least one member");
    }
    GraphBuilder graph = new GraphBuilder("image");
    Ensemble ensemble = new Ensemble(graph, append(members, graph));
    List<ValueInfoProto> outputs = new ArrayList<>();
    outputs.add(Values.floats("probability", "1"));
    outputs.add(Values.floats("logits", "1", "2"));
    ensemble.addProbability();
    if (ensemble.addMap()) {
      outputs.add(Values.floats("cam", "1", "1", "cam_height", "cam_width"));
    }
    return new Model(
        name,
        OPSET,
        List.of(Values.floats("image", "1", "1", "height", "width")),
        outputs,
        graph.build());
  }

  private static List<MemberGraph> append(List<Member> members, GraphBuilder graph) {
    PreprocessingNodes preprocessing = new PreprocessingNodes(graph, "image");
    List<MemberGraph> converted = new ArrayList<>();
    for (Member member : members) {
      String input = preprocessing.add(member.preprocessing());
      String prefix = members.size() == 1 ? "" : "member" + (converted.size() + 1);
      MemberGraph next = MemberGraph.of(member, input, prefix);
      graph.append(next.network().graph());
      converted.add(next);
    }
    return converted;
  }
}
