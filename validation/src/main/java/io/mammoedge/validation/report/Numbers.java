package io.mammoedge.validation.report;

import io.mammoedge.runtime.stats.Interval;
import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {
  /** With spaces that do not break, so that an interval stays on one line. */
  private static final String TO = "\u00a0to\u00a0";

  private Numbers() {}

  /** A rate, area or threshold. */
  static String rate(double value) {
    return format("%.4f", value);
  }

  /** A difference of rates. */
  static String signed(double value) {
    return Math.abs(value) < 0.0001 ? deviation(value) : format("%+.4f", value).replace('-', '−');
  }

  /** A numeric deviation, which may be tiny. */
  static String deviation(double value) {
    return value == 0 ? "0" : format("%.2e", value).replace('-', '−');
  }

  static String range(Interval interval) {
    return rate(interval.low()) + TO + rate(interval.high());
  }

  static String signedRange(Interval interval) {
    return signed(interval.low()) + TO + signed(interval.high());
  }

  static String deviationRange(Interval interval) {
    return deviation(interval.low()) + TO + deviation(interval.high());
  }

  static String pValue(double p) {
    return p < 0.0001 ? "< 0.0001" : rate(p);
  }

  static String percent(double share) {
    return format("%.2f\u00a0%%", 100 * share);
  }

  static String named(String name, double auc) {
    return format("%s, AUC %.4f", name, auc);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
