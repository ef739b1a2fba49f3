package io.mammoedge.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FisherExactTest {
  /** By its definition, in whole numbers: C(n, x) · C(m, k − x) / C(n + m, k), summed. */
  @Test
  void itIsTheTailOfTheHypergeometricDistribution() {
    Random random = new Random(9);
    for (int round = 0; round < 1000; round++) {
      int[] t = random.ints(4, 0, 1 + random.nextInt(40)).toArray();
      assertThat(FisherExact.moreMarked(t[0], t[1], t[2], t[3]))
          .as("%d %d %d %d", t[0], t[1], t[2], t[3])
          .isCloseTo(tail(t), within(1e-12));
    }
  }

  private static double tail(int[] t) {
    int marked = t[0] + t[2];
    BigInteger above =
        IntStream.rangeClosed(t[0], Math.min(marked, t[0] + t[1]))
            .mapToObj(x -> choose(t[0] + t[1], x).multiply(choose(t[2] + t[3], marked - x)))
            .reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger all = choose(marked + t[1] + t[3], marked);
    return new BigDecimal(above).divide(new BigDecimal(all), MathContext.DECIMAL64).doubleValue();
  }

  private static BigInteger choose(int n, int k) {
    return k > n
        ? BigInteger.ZERO
        : LongStream.rangeClosed(1, k)
            .mapToObj(BigInteger::valueOf)
            .reduce(
                BigInteger.ONE,
                (c, i) -> c.multiply(BigInteger.valueOf(n + 1).subtract(i)).divide(i));
  }

  @Test
  void aMillionFilesAreNotTooMany() {
    assertThat(FisherExact.moreMarked(50_000, 950_000, 50_000, 950_000))
        .isCloseTo(0.5, within(0.01));
    assertThat(FisherExact.moreMarked(900_000, 100_000, 50_000, 950_000)).isZero();
  }

  @Test
  void noCasesSayNothing() {
    assertThat(FisherExact.moreMarked(0, 0, 3, 4)).isOne();
    assertThat(FisherExact.moreMarked(3, 4, 0, 0)).isOne();
    assertThatThrownBy(() -> FisherExact.moreMarked(-1, 4, 0, 0)).hasMessageContaining("negative");
  }
}
