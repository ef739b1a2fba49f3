package io.mammoedge.trainer.train;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.net.Backbone;
import io.mammoedge.trainer.net.Chain;
import io.mammoedge.trainer.net.NamedChildren;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Layers of a network as a configuration names them: by path, or by one of these words.
 *
 * <ul>
 *   <li>{@code lower}: those below the layer from which the second stage of patch training starts,
 *       which depends on the network (paper §2)
 *   <li>{@code patch}: those taken over from the patch network: its features, and its output where
 *       a heat map keeps it
 *   <li>{@code new}: all the others
 * </ul>
 */
final class Parts {
  private static final List<String> OF_PATCH_NETWORK = List.of("features", "heatmap");

  private final Chain network;
  private final Backbone backbone;

  Parts(Chain network, Backbone backbone) {
    this.network = network;
    this.backbone = backbone;
  }

  /**
   * The paths that a list of names stands for.
   *
   * @param stage for the error
   * @throws MammoEdgeException naming what is not part of the network
   */
  List<String> paths(String stage, List<String> names) {
    return names.stream().flatMap(name -> paths(stage, name)).toList();
  }

  private Stream<String> paths(String stage, String name) {
    Stream<String> parts = network.namedChildren().keySet().stream();
    return switch (name) {
      case "lower" -> backbone.architecture().lower().stream().map(path -> "features." + path);
      case "patch" -> parts.filter(OF_PATCH_NETWORK::contains);
      case "new" -> parts.filter(part -> !OF_PATCH_NETWORK.contains(part));
      default -> {
        find(stage, name);
        yield Stream.of(name);
      }
    };
  }

  /** Whether a parameter's path lies at or below one of these paths; all do if there are none. */
  static boolean covers(List<String> paths, String parameter) {
    return paths.isEmpty()
        || paths.stream().anyMatch(path -> (parameter + ".").startsWith(path + "."));
  }

  /** Trains everything but these. */
  void freeze(Stage stage) {
    network.freeze(false);
    paths(stage.name(), stage.frozen()).forEach(path -> freeze(find(stage.name(), path)));
    network.fixNorms(false);
    paths(stage.name(), stage.fixedNorms()).forEach(path -> fix(find(stage.name(), path)));
  }

  /** Trains everything. */
  void release() {
    network.freeze(false);
    network.fixNorms(false);
  }

  private static void freeze(Block block) {
    if (block instanceof Chain chain) {
      chain.freeze(true);
    } else if (block instanceof NamedChildren parent) {
      parent.namedChildren().values().forEach(Parts::freeze);
    } else {
      block.getParameters().values().stream()
          .filter(Parameter::requiresGradient)
          .forEach(parameter -> parameter.freeze(true));
    }
  }

  private static void fix(Block block) {
    if (block instanceof Chain chain) {
      chain.fixNorms(true);
    } else if (block instanceof NamedChildren parent) {
      parent.namedChildren().values().forEach(Parts::fix);
    }
  }

  private Block find(String stage, String path) {
    Block block = network;
    for (String name : path.split("\\.", -1)) {
      Map<String, Block> children =
          block instanceof NamedChildren parent ? parent.namedChildren() : Map.of();
      if (!children.containsKey(name)) {
        throw new MammoEdgeException(
            ExitCode.USAGE,
            "stage '"
                + stage
                + "' names '"
                + path
                + "', but there is no '"
                + name
                + "' in "
                + (children.isEmpty() ? "that layer" : children.keySet()));
      }
      block = children.get(name);
    }
    return block;
  }
}
