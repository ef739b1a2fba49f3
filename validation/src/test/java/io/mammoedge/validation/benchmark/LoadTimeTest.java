package io.mammoedge.validation.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadTimeTest {
  @Test
  void quantilesAreAnswersThatWereGiven() {
    double[] hundred = IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i).toArray();
    LoadTime time = LoadTime.of(8, hundred, 50);
    assertThat(time.median()).isEqualTo(50);
    assertThat(time.p99()).isEqualTo(99);
    assertThat(time.longest()).isEqualTo(100);
    assertThat(time.perSecond()).isEqualTo(2);
    assertThat(time.answers()).isEqualTo(100);
  }

  @Test
  void oneAnswerIsAllOfThem() {
    LoadTime time = LoadTime.of(1, new double[] {3}, 3);
    assertThat(time.median()).isEqualTo(3);
    assertThat(time.p99()).isEqualTo(3);
  }
}
