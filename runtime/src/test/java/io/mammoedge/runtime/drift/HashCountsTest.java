package io.mammoedge.runtime.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HashCountsTest {
  @Test
  void countsAsAMapDoes() {
    Random random = new Random(2);
    Map<String, Integer> expected = new HashMap<>();
    HashCounts counts = new HashCounts();
    for (int i = 0; i < 50_000; i++) {
      // Equal lowest bits: they all want the same slot.
      String hash = String.format("%012x0000", random.nextInt(20_000));
      assertThat(counts.add(hash)).isEqualTo(expected.merge(hash, 1, Integer::sum));
    }
    assertThat(counts.different()).isEqualTo(expected.size());
    assertThat(counts.forgetful()).isFalse();
  }

  @Test
  void aFullTableForgetsTheRest() {
    Random random = new Random(3);
    HashCounts counts = new HashCounts();
    for (int i = 0; i < HashCounts.MOST; i++) {
      counts.add(String.format("%016x", random.nextLong()));
    }
    assertThat(counts.forgetful()).isFalse();
    assertThat(counts.add("f".repeat(16))).isOne();
    assertThat(counts.add("f".repeat(16))).isOne();
    assertThat(counts.forgetful()).isTrue();
  }
}
