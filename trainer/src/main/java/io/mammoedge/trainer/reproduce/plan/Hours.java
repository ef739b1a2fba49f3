package io.mammoedge.trainer.reproduce.plan;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as people type and read them: {@code 90m}, {@code 6h}. */
public final class Hours {
  private static final Pattern PATTERN = Pattern.compile("([0-9]{1,5})(s|m|h|d)");

  private Hours() {}

  /**
   * Reads a span.
   *
   * @throws MammoEdgeException if it is none
   */
  public static Duration parse(String text) {
    Matcher matcher = PATTERN.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "--budget " + text + ": write 90m, 6h or 2d, more than nothing");
    }
    int number = Integer.parseInt(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  /** For people: {@code 42 s}, {@code 12 min}, {@code 3.4 h}, {@code 2.1 days}. */
  public static String words(double seconds) {
    if (seconds < 90) {
      return String.format(Locale.ROOT, "%.0f s", seconds);
    }
    if (seconds < 90 * 60) {
      return String.format(Locale.ROOT, "%.0f min", seconds / 60);
    }
    return seconds < 48 * 3600
        ? String.format(Locale.ROOT, "%.1f h", seconds / 3600)
        : String.format(Locale.ROOT, "%.1f days", seconds / 86_400);
  }
}
