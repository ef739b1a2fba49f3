package io.mammoedge.trainer.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PowerLawTextureTest {
  /** Mean squared difference of pixels {@code lag} columns apart. */
  private static double structure(Canvas field, int lag) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < field.values.length; i++) {
      if (i % field.width + lag < field.width) {
        double difference = field.values[i] - field.values[i + lag];
        sum += difference * difference;
        count++;
      }
    }
    return sum / count;
  }

  /**
   * Noise of power f^-beta in the plane is a fractional Brownian surface of Hurst exponent H =
   * (beta - 2) / 2, whose structure function grows as lag^(2H) (Mandelbrot and Van Ness 1968): for
   * beta = 3 in proportion to the lag.
   */
  @Test
  void hasTheStructureFunctionOfThePowerLaw() {
    double slope = 0;
    for (int seed = 0; seed < 8; seed++) {
      Canvas field = PowerLawTexture.draw(new SplittableRandom(seed), 256, 256);
      slope += Math.log(structure(field, 16) / structure(field, 2)) / Math.log(8) / 8;
    }
    assertThat(slope).isCloseTo(1, within(0.15));
  }

  @Test
  void hasMean0AndVariance1AtAnySize() {
    Canvas field = PowerLawTexture.draw(new SplittableRandom(3), 65, 203);
    double sum = 0;
    double squares = 0;
    for (float value : field.values) {
      sum += value;
      squares += value * value;
    }
    assertThat(field.values).hasSize(65 * 203);
    assertThat(sum / field.values.length).isCloseTo(0, within(1e-4));
    assertThat(squares / field.values.length).isCloseTo(1, within(1e-3));
  }
}
