package io.mammoedge.trainer.cli;

import java.io.PrintWriter;

/** What a user should know who has looked at a test split. */
final class TestLook {
  private TestLook() {}

  /**
   * Tells it.
   *
   * @param look which one it was; null where it was no test split
   */
  static void warn(Integer look, PrintWriter err) {
    if (look != null) {
      err.printf(
          "This is look %d at the test split; model.json keeps count. A test set that was looked"
              + " at often proves little.%n",
          look);
      err.flush();
    }
  }
}
