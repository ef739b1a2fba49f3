package io.mammoedge.runtime.serve.study;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.ResultJson;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Why something was given up, for whoever looks into the folder.
 *
 * @param why in words of this program, or the other side's number
 * @param at when, in UTC
 * @param advice what to do
 */
record Failure(String why, String at, String advice) {
  static void write(Path file, String why, Instant now) {
    Failure failure =
        new Failure(
            why,
            now.truncatedTo(ChronoUnit.SECONDS).toString(),
            "mend the cause, then move this folder to 'incoming'");
    AtomicFile.write(file, ResultJson.write(failure) + "\n");
  }
}
