package io.mammoedge.exporter.graph;

import io.mammoedge.exporter.onnx.GraphBuilder;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.score.Flip;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Every member on every flip of the image. The flip comes first, before the preprocessing, as the
 * runtime does it. Networks are written once a flip, one after another on the same weights, so that
 * a flip costs time but hardly memory; a batch of flips would need all activations at once.
 */
final class ViewNodes {
  private final GraphBuilder graph;
  private final PreprocessingNodes preprocessing;
  private final String image;
  private final List<TracedView> traced = new ArrayList<>();

  ViewNodes(GraphBuilder graph, String image) {
    this.graph = graph;
    this.image = image;
    this.preprocessing = new PreprocessingNodes(graph);
  }

  List<MemberGraph> add(List<ReleaseGraph.Member> members, List<Flip> flips) {
    List<MemberGraph> converted = new ArrayList<>();
    List<MemberGraph> views = new ArrayList<>();
    for (Flip flip : flips) {
      String prefix = flip == Flip.NONE ? "" : flip.name().toLowerCase(Locale.ROOT);
      String flipped = FlipNodes.add(graph, flip, image, prefix + ".image");
      for (int i = 0; i < members.size(); i++) {
        Preprocessing steps = members.get(i).preprocessing();
        List<String> tensors = preprocessing.add(flipped, steps);
        String input = tensors.isEmpty() ? flipped : tensors.get(tensors.size() - 1);
        MemberGraph view = view(converted, members, i, input, flip, prefix);
        views.add(view);
        traced.add(
            new TracedView(
                i,
                flip,
                flipped,
                steps,
                tensors,
                view.blocks(),
                view.network().output(),
                view.logProbabilities()));
      }
    }
    return views;
  }

  /** Where the views that were added stand. */
  List<TracedView> traced() {
    return List.copyOf(traced);
  }

  private MemberGraph view(
      List<MemberGraph> converted,
      List<ReleaseGraph.Member> members,
      int index,
      String input,
      Flip flip,
      String prefix) {
    boolean isFirst = index == converted.size();
    if (isFirst) {
      String name = members.size() == 1 ? "" : "member" + (index + 1);
      converted.add(MemberGraph.of(members.get(index), input, name));
    }
    MemberGraph member = converted.get(index);
    MemberGraph view = isFirst ? member : member.again(input, prefix, flip);
    graph.append(view.network().graph());
    return view;
  }
}
