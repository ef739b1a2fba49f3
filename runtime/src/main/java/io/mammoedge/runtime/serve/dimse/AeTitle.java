package io.mammoedge.runtime.serve.dimse;

/** The name of an application on the DICOM network (PS3.5 table 6.2-1, AE). */
final class AeTitle {
  private static final String TITLE = "[!-\\[\\]-~]([ -\\[\\]-~]{0,14}[!-\\[\\]-~])?";

  private AeTitle() {}

  /**
   * Requires one.
   *
   * @throws IllegalArgumentException where it is none
   */
  static void require(String title) {
    if (!title.matches(TITLE)) {
      throw new IllegalArgumentException(
          "'" + title + "' is no AE title: 1 to 16 characters, without backslash");
    }
  }
}
