package io.mammoedge.archive.summary;

/** What is too much for a page by itself. */
final class Others {
  private Others() {}

  /** The name of the row in which so many values are added up. */
  static String name(long values) {
    return "others (" + values + ")";
  }
}
