package io.mammoedge.trainer.net;

import ai.djl.nn.Activation;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The layers put on a patch network to make it a whole-image classifier (paper §3.1), in the
 * notation a user types: {@code [512-512-1024]x2,[512-512-1024]x2} (stages of bottleneck units, the
 * first of each strided) or {@code 512x1,512x1} (VGG blocks, each ended by 2x2 max pooling).
 *
 * @param stages first to last; each halves height and width
 */
public record Top(List<Stage> stages) {
  private static final Pattern BOTTLENECK = Pattern.compile("\\[(\\d+)-(\\d+)-(\\d+)]x(\\d+)");
  private static final Pattern VGG = Pattern.compile("(\\d+)x(\\d+)");

  /** Copies the list. */
  public Top {
    stages = List.copyOf(stages);
  }

  /**
   * Reads the notation.
   *
   * @throws MammoEdgeException naming the part that is not understood
   */
  public static Top parse(String notation) {
    return new Top(Arrays.stream(notation.split(",", -1)).map(Top::stage).toList());
  }

  private static Stage stage(String part) {
    Matcher bottleneck = BOTTLENECK.matcher(part.strip());
    if (bottleneck.matches()) {
      return new Bottlenecks(
          number(bottleneck, 1),
          number(bottleneck, 2),
          number(bottleneck, 3),
          number(bottleneck, 4));
    }
    Matcher vgg = VGG.matcher(part.strip());
    if (vgg.matches()) {
      return new VggBlock(number(vgg, 1), number(vgg, 2));
    }
    throw new MammoEdgeException(
        ExitCode.USAGE,
        "top '" + part + "' is not understood; write [64-64-128]x2 or 512x1, comma between stages");
  }

  private static int number(Matcher matcher, int group) {
    try {
      return Integer.parseInt(matcher.group(group));
    } catch (NumberFormatException e) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "top '" + matcher.group() + "' has a number out of range", e);
    }
  }

  /** The notation again. */
  public String notation() {
    return String.join(",", stages.stream().map(Stage::notation).toList());
  }

  /** One stage. */
  public sealed interface Stage {
    /** As typed. */
    String notation();

    /** New, uninitialised layers. */
    Chain build();
  }

  /**
   * Bottleneck units, the first one with stride 2 and a projection shortcut.
   *
   * @param reduce channels of the first 1x1 convolution
   * @param spatial channels of the 3x3 convolution
   * @param expand channels of the last 1x1 convolution
   * @param repetitions units
   */
  public record Bottlenecks(int reduce, int spatial, int expand, int repetitions) implements Stage {
    /** Checks the ranges. */
    public Bottlenecks {
      requirePositive(reduce, spatial, expand, repetitions);
    }

    @Override
    public String notation() {
      return "[" + reduce + "-" + spatial + "-" + expand + "]x" + repetitions;
    }

    @Override
    public Chain build() {
      return Layers.bottlenecks(reduce, spatial, expand, repetitions, 2);
    }
  }

  /**
   * 3x3 convolutions with batch norm, then 2x2 max pooling.
   *
   * @param channels of each convolution
   * @param repetitions convolutions
   */
  public record VggBlock(int channels, int repetitions) implements Stage {
    /** Checks the ranges. */
    public VggBlock {
      requirePositive(channels, repetitions);
    }

    @Override
    public String notation() {
      return channels + "x" + repetitions;
    }

    @Override
    public Chain build() {
      Chain block = new Chain();
      for (int i = 1; i <= repetitions; i++) {
        block
            .add("conv" + i, Layers.convNorm(channels, 3, 1))
            .add("relu" + i, Activation.reluBlock());
      }
      return block.add("pool", new MaxPool(2, 2, 0));
    }
  }

  private static void requirePositive(int... numbers) {
    if (Arrays.stream(numbers).anyMatch(n -> n < 1 || n > 65_536)) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "top " + Arrays.toString(numbers) + ": each number must be 1 to 65536");
    }
  }
}
