package io.mammoedge.runtime.stats;

import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** How often something happens. Each replication has a generator of its own: the order is free. */
record Simulation(int replications, long seed) {
  double share(Predicate<SplittableRandom> event) {
    long count =
        IntStream.range(0, replications)
            .parallel()
            .filter(i -> event.test(new SplittableRandom(seed + i)))
            .count();
    return (double) count / replications;
  }
}
