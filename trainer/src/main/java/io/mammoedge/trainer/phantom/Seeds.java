package io.mammoedge.trainer.phantom;

import java.util.SplittableRandom;

/**
 * Independent random streams from one seed, each with a name: what is drawn for one purpose never
 * shifts what is drawn for another.
 */
final class Seeds {
  private Seeds() {}

  static SplittableRandom stream(long seed, String purpose) {
    return new SplittableRandom(derive(seed, purpose));
  }

  /** Another seed; String.hashCode is fixed by the Java language's library specification. */
  static long derive(long seed, String purpose) {
    return new SplittableRandom(seed ^ (purpose.hashCode() * 0x9e3779b97f4a7c15L)).nextLong();
  }

  /**
   * About a standard normal number: the sum of four uniform ones (Irwin and Hall), from one draw.
   * Plain arithmetic, so the same on every processor.
   */
  static double normal(SplittableRandom random) {
    long bits = random.nextLong();
    long sum =
        (bits & 0xffff) + ((bits >>> 16) & 0xffff) + ((bits >>> 32) & 0xffff) + (bits >>> 48);
    return (sum / 65535.0 - 2) * 1.7320508;
  }
}
