package io.mammoedge.validation.benchmark.network;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Programs that may be missing, or fail: both end in a reason. */
final class Programs {
  private static final int LONGEST_REASON = 160;
  private static final long LONGEST_SECONDS = 600;

  private Programs() {}

  /**
   * Runs one to its end, or kills it after {@value #LONGEST_SECONDS} seconds.
   *
   * @param log where its complaints go
   * @return why it failed; empty when it did not
   */
  static Optional<String> run(ProcessBuilder program, Path log) throws IOException {
    try {
      return end(start(program), log);
    } catch (PeerFailure e) {
      return Optional.of(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MammoEdgeException(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }

  private static Optional<String> end(Process process, Path log)
      throws IOException, InterruptedException {
    try {
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        return Optional.of("not done in " + LONGEST_SECONDS + " s");
      }
      return process.exitValue() == 0 ? Optional.empty() : Optional.of(reason(log));
    } finally {
      kill(process);
    }
  }

  /** Kills one with everything that it has started; nothing where it has ended. */
  static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Starts one. */
  static Process start(ProcessBuilder program) throws PeerFailure {
    try {
      return program.start();
    } catch (IOException e) {
      throw new PeerFailure("'" + program.command().get(0) + "' cannot be started", e);
    }
  }

  /** The last thing that a program complained of. */
  static String reason(Path log) throws IOException {
    Optional<String> last =
        new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("at "))
            .reduce((earlier, later) -> later);
    String words = last.orElse("it ended without a word");
    return words.length() > LONGEST_REASON ? words.substring(0, LONGEST_REASON) + "…" : words;
  }
}
