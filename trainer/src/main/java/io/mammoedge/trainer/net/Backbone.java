package io.mammoedge.trainer.net;

import ai.djl.ndarray.types.Shape;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.ImageSize;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The part of a network that turns an image into features: a patch network without its head.
 *
 * @param architecture which
 * @param narrowing the published channels are divided by it: 1, 2, 4, 8 or 16
 */
public record Backbone(Architecture architecture, int narrowing) {
  private static final Set<Integer> NARROWINGS = Set.of(1, 2, 4, 8, 16);

  /** The network of the demo. */
  public static final Backbone SMALL = new Backbone(Architecture.SMALL, 1);

  /** Checks the values. */
  public Backbone {
    Objects.requireNonNull(architecture, "architecture is null");
    if (!NARROWINGS.contains(narrowing) || (narrowing > 1 && !architecture.isPublished())) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          "network '"
              + architecture.word()
              + "/"
              + narrowing
              + "': channels are divided by 2, 4, 8 or 16, and only those of ResNet50 and VGG");
    }
  }

  /**
   * Looks a backbone up.
   *
   * @param name as typed: {@code vgg16}, or {@code vgg16/8} with an eighth of the channels
   * @throws MammoEdgeException naming those that exist
   */
  public static Backbone named(String name) {
    int slash = name.indexOf('/');
    String word = slash < 0 ? name : name.substring(0, slash);
    return Arrays.stream(Architecture.values())
        .filter(architecture -> architecture.word().equals(word))
        .findFirst()
        .map(
            architecture ->
                new Backbone(architecture, slash < 0 ? 1 : number(name.substring(slash + 1))))
        .orElseThrow(() -> unknown(name));
  }

  private static int number(String digits) {
    return digits.matches("[0-9]{1,2}") ? Integer.parseInt(digits) : 0;
  }

  private static MammoEdgeException unknown(String name) {
    String all =
        Arrays.stream(Architecture.values())
            .map(Architecture::word)
            .collect(Collectors.joining(", "));
    return new MammoEdgeException(
        ExitCode.USAGE,
        "no network '"
            + name
            + "'; there are: "
            + all
            + " (resnet50/4: a quarter of the channels)");
  }

  /** The name a user types. */
  public String notation() {
    return narrowing == 1 ? architecture.word() : architecture.word() + "/" + narrowing;
  }

  /** Whether it is one of the published networks that the paper uses. */
  public boolean isPublished() {
    return architecture.isPublished();
  }

  /** Input channels: 1, or 3 where the grey plane is replicated. */
  public int channels() {
    return architecture.channels();
  }

  /** Rows and columns of the features of an image. */
  public ImageSize places(ImageSize image) {
    Shape[] input = {new Shape(1, channels(), image.height(), image.width())};
    Shape features = build().getOutputShapes(input)[0];
    return new ImageSize(Math.toIntExact(features.get(2)), Math.toIntExact(features.get(3)));
  }

  /** A new, uninitialised network: [N, channels, H, W] to features [N, C, h, w]. */
  public Chain build() {
    return architecture.build(narrowing);
  }
}
