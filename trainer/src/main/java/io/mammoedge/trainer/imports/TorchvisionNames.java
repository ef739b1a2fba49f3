package io.mammoedge.trainer.imports;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that torchvision's ResNet and VGG modules give to the parameters of our networks:
 * {@code layer1.0.conv2.weight} for {@code features.stage1.unit1.main.spatial.conv.weight}, {@code
 * features.2.bias} for {@code features.block1.conv2.bias}.
 */
final class TorchvisionNames {
  private static final Pattern UNIT =
      Pattern.compile("features\\.stage(\\d)\\.unit(\\d+)\\.(main\\.\\w+|shortcut)\\.(conv|norm)");
  private static final Pattern VGG = Pattern.compile("features\\.block(\\d)\\.conv(\\d)");
  private static final Map<String, String> ROADS =
      Map.of("main.reduce", "1", "main.spatial", "2", "main.expand", "3");
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "gamma", "weight",
          "beta", "bias",
          "runningMean", "running_mean",
          "runningVar", "running_var");

  private TorchvisionNames() {}

  /**
   * torchvision's names.
   *
   * @param paths of all parameters of a network, in order of execution
   * @return their names by path; paths that torchvision has no name for are left out
   */
  static Map<String, String> of(Iterable<String> paths) {
    Map<String, String> names = new LinkedHashMap<>();
    VggIndex index = new VggIndex();
    for (String path : paths) {
      int dot = path.lastIndexOf('.');
      String layer = path.substring(0, Math.max(0, dot));
      String parameter = path.substring(dot + 1);
      Matcher vgg = VGG.matcher(layer);
      String name = vgg.matches() ? "features." + index.of(vgg) : residual(layer);
      if (name != null) {
        names.put(path, name + "." + PARAMETERS.getOrDefault(parameter, parameter));
      }
    }
    return names;
  }

  private static String residual(String layer) {
    Matcher unit = UNIT.matcher(layer);
    if (unit.matches()) {
      String prefix = "layer" + unit.group(1) + "." + (Integer.parseInt(unit.group(2)) - 1) + ".";
      boolean convolves = unit.group(4).equals("conv");
      return unit.group(3).equals("shortcut")
          ? prefix + "downsample." + (convolves ? 0 : 1)
          : prefix + (convolves ? "conv" : "bn") + ROADS.get(unit.group(3));
    }
    return switch (layer) {
      case "features.stem.conv" -> "conv1";
      case "features.stem.norm" -> "bn1";
      case "fc" -> "fc";
      default -> null;
    };
  }

  /** Convolution, ReLU, convolution, ReLU, pool: torchvision numbers them all in one row. */
  private static final class VggIndex {
    private int block = 1;
    private int convolution;
    private int index = -2;

    int of(Matcher layer) {
      int nextBlock = Integer.parseInt(layer.group(1));
      int nextConvolution = Integer.parseInt(layer.group(2));
      if (nextBlock != block) {
        index += 3;
      } else if (nextConvolution != convolution) {
        index += 2;
      }
      block = nextBlock;
      convolution = nextConvolution;
      return index;
    }
  }
}
