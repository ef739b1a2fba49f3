package io.mammoedge.trainer.net;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The part of a network that turns an image into features: a patch network without its head. */
public enum Backbone {
  /**
   * A residual network with bottlenecks for CPUs: one grey channel, width and height divided by 8,
   * so that 288x224 gives the 36x28 features that the paper has at 1152x896.
   */
  SMALL(1);

  private final int channels;

  Backbone(int channels) {
    this.channels = channels;
  }

  /**
   * Looks a backbone up.
   *
   * @param name as typed: {@code small}
   * @throws MammoEdgeException naming those that exist
   */
  public static Backbone named(String name) {
    return Arrays.stream(values())
        .filter(backbone -> backbone.notation().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new MammoEdgeException(
                    ExitCode.USAGE, "no network '" + name + "'; there are: " + all()));
  }

  private static String all() {
    return Arrays.stream(values()).map(Backbone::notation).collect(Collectors.joining(", "));
  }

  /** The name a user types. */
  public String notation() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Input channels: 1, or 3 where the grey plane is replicated. */
  public int channels() {
    return channels;
  }

  /** A new, uninitialised network: [N, channels, H, W] to features [N, C, h, w]. */
  public Chain build() {
    return switch (this) {
      case SMALL -> small();
    };
  }

  /** Pools instead of strides: a speck of calcification is hardly wider than a pixel. */
  private static Chain small() {
    return new Chain()
        .add("stem1", Layers.convNormRelu(12, 3, 1))
        .add("pool1", new MaxPool(2, 2, 0))
        .add("stem2", Layers.convNormRelu(24, 3, 1))
        .add("pool2", new MaxPool(2, 2, 0))
        .add("stage1", Layers.bottlenecks(16, 16, 64, 1, 1))
        .add("pool3", new MaxPool(2, 2, 0))
        .add("stage2", Layers.bottlenecks(32, 32, 128, 1, 1));
  }
}
