package io.mammoedge.trainer.reproduce.plan;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.net.Backbone;
import io.mammoedge.trainer.net.Top;
import io.mammoedge.trainer.net.TopStage;
import io.mammoedge.trainer.reproduce.published.ModelSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The networks that really run: the paper's, narrower ones, or others in their place.
 *
 * @param standIns what runs instead of ResNet50, VGG16 and VGG19, in this order; the last one runs
 *     for all that follow; none: the paper's own
 * @param narrowing the channels of the paper's own are divided by it
 * @param weights of ImageNet, by the paper's network
 */
public record Nets(List<String> standIns, int narrowing, Map<String, Path> weights) {
  private static final List<String> PAPER = List.of("resnet50", "vgg16", "vgg19");

  /** The top of our own networks has an eighth of the paper's channels, as their features have. */
  private static final int OWN_NARROWING = 8;

  /** Checks every name. */
  public Nets {
    standIns = List.copyOf(standIns);
    weights = Map.copyOf(weights);
    if (standIns.size() > PAPER.size()) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "--net stands in for ResNet50, VGG16 and VGG19: at most three networks");
    }
    standIns.forEach(Backbone::named);
    Backbone.named(notation("resnet50", narrowing));
    for (String name : weights.keySet()) {
      if (!PAPER.contains(name)) {
        throw new MammoEdgeException(
            ExitCode.USAGE, "--weights " + name + ": the paper's networks are " + PAPER);
      }
    }
  }

  private static String notation(String name, int narrowing) {
    return narrowing == 1 ? name : name + "/" + narrowing;
  }

  /** The network that runs for a model. */
  public Backbone backbone(ModelSpec model) {
    int index = PAPER.indexOf(model.net());
    return Backbone.named(
        standIns.isEmpty()
            ? notation(model.net(), narrowing)
            : standIns.get(Math.min(index, standIns.size() - 1)));
  }

  /** The top that runs for a model, as narrow as its network. */
  public Top top(ModelSpec model) {
    Backbone backbone = backbone(model);
    int divisor = backbone.isPublished() ? backbone.narrowing() : OWN_NARROWING;
    return new Top(
        Top.parse(model.top()).stages().stream().map(stage -> narrow(stage, divisor)).toList());
  }

  private static TopStage narrow(TopStage stage, int divisor) {
    if (stage instanceof TopStage.Bottlenecks units) {
      return new TopStage.Bottlenecks(
          Math.max(1, units.reduce() / divisor),
          Math.max(1, units.spatial() / divisor),
          Math.max(1, units.expand() / divisor),
          units.repetitions());
    }
    if (stage instanceof TopStage.VggBlock block) {
      return new TopStage.VggBlock(Math.max(1, block.channels() / divisor), block.repetitions());
    }
    return stage;
  }

  /** Whether a model is the paper's own network, at full width. */
  public boolean isPapers(ModelSpec model) {
    return backbone(model).notation().equals(model.net());
  }

  /** Whether a model starts from ImageNet's weights; there are none for narrower networks. */
  public boolean startsPretrained(ModelSpec model) {
    return model.pretrained() && isPapers(model);
  }

  /** The file that such a model starts from, if a user has given one. */
  public Optional<Path> weightsOf(String net) {
    return Optional.ofNullable(weights.get(net));
  }
}
