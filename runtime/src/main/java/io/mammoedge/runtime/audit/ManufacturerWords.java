package io.mammoedge.runtime.audit;

import io.mammoedge.runtime.Printable;

/** A manufacturer as logs and tables keep it: one line, and no longer than the attribute allows. */
public final class ManufacturerWords {
  /** Of a value representation LO (PS3.5 6.2). */
  private static final int LONGEST = 64;

  private ManufacturerWords() {}

  /** What a header says of Manufacturer (0008,0070); "" for nothing. */
  public static String of(String text) {
    String line = Printable.line(text.strip());
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
  }
}
