package io.mammoedge.runtime.report;

import io.mammoedge.runtime.stats.Interval;
import java.util.Locale;

/** Numbers as people read them. */
public final class Numbers {
  /** With spaces that do not break, so that an interval stays on one line. */
  private static final String TO = "\u00a0to\u00a0";

  private Numbers() {}

  /** A rate, area or threshold. */
  public static String rate(double value) {
    return format("%.4f", value);
  }

  /** A difference of rates. */
  public static String signed(double value) {
    return Math.abs(value) < 0.0001 ? deviation(value) : format("%+.4f", value).replace('-', '−');
  }

  /** A numeric deviation, which may be tiny. */
  public static String deviation(double value) {
    return value == 0 ? "0" : format("%.2e", value).replace('-', '−');
  }

  /** An interval of rates. */
  public static String range(Interval interval) {
    return rate(interval.low()) + TO + rate(interval.high());
  }

  /** An interval of differences. */
  public static String signedRange(Interval interval) {
    return signed(interval.low()) + TO + signed(interval.high());
  }

  /** A p-value. */
  public static String pValue(double p) {
    return p < 0.0001 ? "< 0.0001" : rate(p);
  }

  /** A share, 0..1, in percent. */
  public static String percent(double share) {
    return format("%.1f\u00a0%%", 100 * share);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
