package io.mammoedge.archive.score;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of one task.
 *
 * @param files in order, at least one
 */
record Chunk(List<String> files) implements Serializable {
  /** What a killed worker loses, at most, for each of its tasks. */
  private static final int MOST = 32;

  /**
   * Each task takes so small a part of what is left that the others have enough to do meanwhile.
   */
  private static final int PART = 3;

  Chunk {
    files = List.copyOf(files);
  }

  /**
   * Cuts a wave: larger pieces first, single files last, so that all slots end at about the same
   * time (guided self-scheduling, Polychronopoulos and Kuck 1987).
   *
   * @param slots how many tasks run at a time
   */
  static List<Chunk> of(List<String> files, int slots) {
    List<Chunk> chunks = new ArrayList<>();
    for (int from = 0; from < files.size(); ) {
      int left = files.size() - from;
      int size = Math.max(1, Math.min(MOST, left / (PART * slots)));
      chunks.add(new Chunk(files.subList(from, from + size)));
      from += size;
    }
    return chunks;
  }
}
