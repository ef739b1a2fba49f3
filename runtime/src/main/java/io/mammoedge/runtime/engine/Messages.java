package io.mammoedge.runtime.engine;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Native messages as one line, without the engine's own source files around what happened. */
final class Messages {
  private static final int MAX = 300;

  /** As ONNX Runtime wraps a failure of CUDA, of a library that is missing, and any other. */
  private static final List<Pattern> CORES =
      List.of(
          Pattern.compile("((?:CUDA|CUDNN|CUBLAS)\\w* failure .*?) ; GPU="),
          Pattern.compile("Failed to load library .* with error: (.*)"),
          Pattern.compile("Error code - \\w+ - message: (.*)"));

  private Messages() {}

  static String of(Throwable error) {
    String text = core(String.valueOf(error.getMessage()).replaceAll("\\s+", " ").strip());
    return text.length() <= MAX ? text : text.substring(0, MAX) + "…";
  }

  private static String core(String text) {
    for (Pattern pattern : CORES) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.find()) {
        return matcher.group(1);
      }
    }
    return text;
  }
}
