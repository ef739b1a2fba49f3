package io.mammoedge.trainer.reproduce.step;

/** Names of files. */
final class Names {
  private Names() {}

  /** A notation as the name of a file: {@code [64-64-128]x1,48x1} is {@code 64-64-128-x1-48x1}. */
  static String file(String notation) {
    return notation.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  /** The same; another seed than the usual one is part of the name. */
  static String file(String notation, int seedOffset) {
    return file(notation) + (seedOffset == 0 ? "" : "-seed" + seedOffset);
  }
}
