package io.mammoedge.runtime.drift;

/**
 * How often each keyed hash was seen, by its first 64 bits, in at most 25 MB: of more than a
 * million different ones the later are not remembered. Open addressing; keyed hashes spread by
 * themselves.
 */
final class HashCounts {
  /** Half of the largest table. */
  static final int MOST = 1 << 20;

  private static final int FIRST_SLOTS = 1 << 10;

  private long[] hashes = new long[FIRST_SLOTS];
  private int[] counts = new int[FIRST_SLOTS];
  private int different;
  private boolean forgetful;

  /**
   * Counts one more.
   *
   * @param hash at least 16 hexadecimal digits
   * @return how often it was seen now; 1 for what is not remembered
   */
  int add(String hash) {
    long key = Long.parseUnsignedLong(hash, 0, 16, 16);
    int slot = slot(key);
    if (counts[slot] == 0 && different == MOST) {
      forgetful = true;
      return 1;
    }
    if (counts[slot] == 0 && 2 * (different + 1) > hashes.length) {
      grow();
      slot = slot(key);
    }
    if (counts[slot] == 0) {
      hashes[slot] = key;
      different++;
    }
    return ++counts[slot];
  }

  /** How many different ones are remembered. */
  int different() {
    return different;
  }

  /** Whether there were more than can be remembered. */
  boolean forgetful() {
    return forgetful;
  }

  private int slot(long key) {
    int slot = (int) key & (hashes.length - 1);
    while (counts[slot] != 0 && hashes[slot] != key) {
      slot = (slot + 1) & (hashes.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldCounts = counts;
    hashes = new long[2 * oldHashes.length];
    counts = new int[hashes.length];
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldCounts[i] != 0) {
        int slot = slot(oldHashes[i]);
        hashes[slot] = oldHashes[i];
        counts[slot] = oldCounts[i];
      }
    }
  }
}
