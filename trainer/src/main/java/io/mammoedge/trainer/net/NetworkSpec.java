package io.mammoedge.trainer.net;

import ai.djl.nn.core.Linear;
import java.util.Objects;
import java.util.Optional;

/**
 * A network by its notation: a backbone, an optional top, and a linear head after global average
 * pooling. Its blocks are named "features", "top1" …, "pool", "fc"; a whole-image network takes the
 * features of a patch network as they are.
 *
 * @param backbone turns an image into features
 * @param top what makes it a whole-image classifier, empty for a patch classifier
 * @param classes outputs
 */
public record NetworkSpec(Backbone backbone, Optional<Top> top, int classes) {
  /** Checks the values. */
  public NetworkSpec {
    Objects.requireNonNull(backbone, "backbone is null");
    Objects.requireNonNull(top, "top is null");
    if (classes < 2) {
      throw new IllegalArgumentException("a classifier has at least 2 classes, not " + classes);
    }
  }

  /** A patch classifier. */
  public static NetworkSpec patch(Backbone backbone, int classes) {
    return new NetworkSpec(backbone, Optional.empty(), classes);
  }

  /** A whole-image classifier: benign, malignant. */
  public static NetworkSpec wholeImage(Backbone backbone, Top top) {
    return new NetworkSpec(backbone, Optional.of(top), 2);
  }

  /**
   * Reads {@code backbone} or {@code backbone+top}.
   *
   * @throws io.mammoedge.runtime.MammoEdgeException naming the part that is not understood
   */
  public static NetworkSpec parse(String notation, int classes) {
    int plus = notation.indexOf('+');
    return plus < 0
        ? patch(Backbone.named(notation), classes)
        : new NetworkSpec(
            Backbone.named(notation.substring(0, plus)),
            Optional.of(Top.parse(notation.substring(plus + 1))),
            classes);
  }

  /** The notation again: {@code small+[64-64-128]x1,[64-64-128]x1}. */
  public String notation() {
    return backbone.notation() + top.map(t -> "+" + t.notation()).orElse("");
  }

  /** A new, uninitialised network: [N, channels, H, W] to logits [N, classes]. */
  public Chain build() {
    Chain network = new Chain().add("features", backbone.build());
    top.ifPresent(
        t -> {
          for (int i = 0; i < t.stages().size(); i++) {
            network.add("top" + (i + 1), t.stages().get(i).build());
          }
        });
    return network
        .add("pool", new GlobalAveragePool())
        .add("fc", Linear.builder().setUnits(classes).build());
  }
}
