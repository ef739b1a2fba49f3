package io.mammoedge.trainer.net;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the notation of a {@link Top}, one part at a time. */
final class TopNotation {
  private static final Pattern BOTTLENECK = Pattern.compile("\\[(\\d+)-(\\d+)-(\\d+)]x(\\d+)");
  private static final Pattern VGG = Pattern.compile("(\\d+)x(\\d+)");
  private static final Pattern HEAT_MAP = Pattern.compile("heatmap(\\d+)?-(softmax|relu)");
  private static final Pattern ATTEND = Pattern.compile("attend(\\d+)");
  private static final Pattern POOL = Pattern.compile("max(\\d+)");
  private static final Pattern DENSE = Pattern.compile("fc(\\d+)(?:-(\\d+))?(?:-(\\d+))?");

  private TopNotation() {}

  static List<TopStage> stages(String notation) {
    return Arrays.stream(notation.split(",", -1))
        .map(String::strip)
        .map(TopNotation::stage)
        .toList();
  }

  private static TopStage stage(String part) {
    Matcher bottleneck = BOTTLENECK.matcher(part);
    if (bottleneck.matches()) {
      List<Integer> sizes = numbers(bottleneck);
      return new TopStage.Bottlenecks(sizes.get(0), sizes.get(1), sizes.get(2), sizes.get(3));
    }
    Matcher vgg = VGG.matcher(part);
    if (vgg.matches()) {
      List<Integer> sizes = numbers(vgg);
      return new TopStage.VggBlock(sizes.get(0), sizes.get(1));
    }
    return ofHeatMap(part);
  }

  private static TopStage ofHeatMap(String part) {
    Matcher map = HEAT_MAP.matcher(part);
    if (map.matches()) {
      int pool =
          map.group(1) == null ? TopStage.HeatMap.PAPERS_POOL : number(map.group(1), map.group());
      String word = map.group(2).toUpperCase(Locale.ROOT);
      return new TopStage.HeatMap(TopStage.MapActivation.valueOf(word), pool);
    }
    Matcher attend = ATTEND.matcher(part);
    if (attend.matches()) {
      return new TopStage.Attend(numbers(attend).get(0));
    }
    Matcher pool = POOL.matcher(part);
    if (pool.matches()) {
      return new TopStage.MapPool(numbers(pool).get(0));
    }
    Matcher dense = DENSE.matcher(part);
    if (dense.matches()) {
      return new TopStage.Dense(numbers(dense));
    }
    throw new MammoEdgeException(
        ExitCode.USAGE,
        "top '"
            + part
            + "' is not understood; write [64-64-128]x2 or 512x1, comma between stages, or"
            + " heatmap-relu,max5,fc64-32, or attend4");
  }

  private static List<Integer> numbers(Matcher matcher) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 1; i <= matcher.groupCount(); i++) {
      if (matcher.group(i) != null) {
        numbers.add(number(matcher.group(i), matcher.group()));
      }
    }
    return numbers;
  }

  private static int number(String digits, String part) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "top '" + part + "' has a number out of range", e);
    }
  }
}
