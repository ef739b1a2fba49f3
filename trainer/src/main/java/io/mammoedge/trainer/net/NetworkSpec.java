package io.mammoedge.trainer.net;

import java.util.Objects;
import java.util.Optional;

/**
 * A network by its notation: a backbone, an optional top, and a head of global average pooling,
 * dropout and a linear layer. Its parts are named "features", "heatmap", "max", "top1" …, "pool",
 * "dropout", "fc"; a whole-image network takes the features of a patch network as they are.
 *
 * @param backbone turns an image into features
 * @param top what makes it a whole-image classifier, empty for a patch classifier
 * @param classes outputs
 * @param everyPlace whether every place of the features gets an answer of its own instead of all
 *     together: [N, classes, h, w]
 */
public record NetworkSpec(Backbone backbone, Optional<Top> top, int classes, boolean everyPlace) {
  /** Checks the values. */
  public NetworkSpec {
    Objects.requireNonNull(backbone, "backbone is null");
    Objects.requireNonNull(top, "top is null");
    if (classes < 2) {
      throw new IllegalArgumentException("a classifier has at least 2 classes, not " + classes);
    }
    if (everyPlace && top.isPresent()) {
      throw new IllegalArgumentException("only a patch classifier answers for every place");
    }
  }

  /** A network with one answer an image. */
  public NetworkSpec(Backbone backbone, Optional<Top> top, int classes) {
    this(backbone, top, classes, false);
  }

  /** A patch classifier. */
  public static NetworkSpec patch(Backbone backbone, int classes) {
    return new NetworkSpec(backbone, Optional.empty(), classes);
  }

  /**
   * A patch classifier slid over whole images: each place of the features is a patch. Its weights
   * are those of a patch classifier whose patches are one place large.
   */
  public static NetworkSpec places(Backbone backbone, int classes) {
    return new NetworkSpec(backbone, Optional.empty(), classes, true);
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
    return build(0);
  }

  /**
   * The same for training.
   *
   * @param dropout share of the pooled features that is left out at random, 0 to below 1
   */
  public Chain build(float dropout) {
    Chain network = new Chain().add("features", backbone.build());
    if (everyPlace) {
      Top.addDropout(network, dropout);
      network.add("fc", new Pointwise(classes));
    } else if (top.isPresent()) {
      top.get().addTo(network, classes, dropout);
    } else {
      Top.addHead(network, classes, dropout);
    }
    return network;
  }
}
