package io.mammoedge.archive.summary;

/** What a part is called where people read it. */
public final class PartName {
  private static final int DIGITS = 12;

  private PartName() {}

  /** A value as it is; one that is a hash, such as a site, is recognised by its first digits. */
  public static String shortened(String value) {
    return value.matches("[0-9a-f]{64}") ? value.substring(0, DIGITS) : value;
  }
}
