package io.mammoedge.runtime.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Round numbers for an axis: multiples of 1, 2 or 5 times a power of ten.
 *
 * @param digit 1, 2 or 5
 * @param exponent of ten
 */
record Ticks(int digit, int exponent) {
  /** About how many intervals an axis is cut into. */
  private static final double INTERVALS = 5;

  /** Rounding must not cost an end its tick. */
  private static final double SLACK = 1e-9;

  /** Outside of it labels are written with an exponent. */
  private static final int PLAIN_EXPONENT = 3;

  /**
   * @param label the number as it is shown
   */
  record Tick(double value, String label) {}

  static Ticks between(double low, double high) {
    double raw = (high - low) / INTERVALS;
    int exponent = (int) Math.floor(Math.log10(raw));
    double leading = raw / Math.pow(10, exponent);
    if (leading > 7) {
      return new Ticks(1, exponent + 1);
    }
    return new Ticks(leading > 3.5 ? 5 : leading > 1.5 ? 2 : 1, exponent);
  }

  List<Tick> within(double low, double high) {
    List<Tick> ticks = new ArrayList<>();
    long last = (long) Math.floor(high / step() + SLACK);
    for (long k = (long) Math.ceil(low / step() - SLACK); k <= last; k++) {
      BigDecimal value = BigDecimal.valueOf(k * digit).scaleByPowerOfTen(exponent);
      ticks.add(new Tick(value.doubleValue(), label(value)));
    }
    return ticks;
  }

  double roundDown(double value) {
    return Math.floor(value / step() + SLACK) * step();
  }

  double roundUp(double value) {
    return Math.ceil(value / step() - SLACK) * step();
  }

  private double step() {
    return BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent).doubleValue();
  }

  /** Without an exponent where that is short; with a true minus sign. */
  private String label(BigDecimal value) {
    String text;
    if (value.signum() == 0) {
      text = "0";
    } else if (Math.abs(exponent) <= PLAIN_EXPONENT) {
      text = value.toPlainString();
    } else {
      BigDecimal bare = value.stripTrailingZeros();
      int power = bare.precision() - bare.scale() - 1;
      text = bare.scaleByPowerOfTen(-power).toPlainString() + "e" + power;
    }
    return text.replace('-', '−');
  }
}
