package io.mammoedge.validation.benchmark.network;

import io.mammoedge.validation.benchmark.PeakMemory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * A peer at work. It says {@code READY} and its version when it has loaded the network; for each
 * line on its standard input it runs the image and says {@code RAN}, the seconds from an array of
 * floats to the probability, and the probability. Other lines are its own affair. One that does not
 * answer, or not in time, is killed.
 */
final class PeerProcess implements AutoCloseable {
  /** Set by the launcher for training; users of other programs have none of them. */
  private static final Set<String> OF_THE_LAUNCHER =
      Set.of(
          "MALLOC_ARENA_MAX",
          "MALLOC_MMAP_THRESHOLD_",
          "MALLOC_TRIM_THRESHOLD_",
          "OMP_WAIT_POLICY");

  private final Process process;
  private final PeerAnswers answers;
  private final PrintWriter questions;
  private final Path log;
  private final Patience patience;
  private final String version;
  private double slowest;

  private PeerProcess(Process process, Path log, Patience patience) throws PeerFailure {
    this.process = process;
    this.answers = new PeerAnswers(process.inputReader(StandardCharsets.UTF_8));
    this.questions = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    this.log = log;
    this.patience = patience;
    this.version = answer("READY", patience.start());
  }

  /**
   * One run.
   *
   * @param seconds that it took
   * @param probability that it gave
   */
  record Run(double seconds, double probability) {}

  /**
   * Starts a peer and waits until it is ready.
   *
   * @param words image, height, width and threads
   * @param log for its complaints
   */
  static PeerProcess start(Peer peer, List<String> words, Path log, Patience patience)
      throws IOException, PeerFailure {
    List<String> command = new ArrayList<>(peer.command());
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command);
    if (!peer.trainersEnvironment()) {
      builder.environment().keySet().removeAll(OF_THE_LAUNCHER);
    }
    builder.redirectError(log.toFile());
    return new PeerProcess(Programs.start(builder), log, patience);
  }

  /** Name and version of the engine. */
  String version() {
    return version;
  }

  /** Runs the image once. */
  Run run() throws PeerFailure {
    questions.println();
    String[] words = answer("RAN", patience.forRunAfter(slowest)).split(" ", 2);
    Run run = new Run(Double.parseDouble(words[0]), Double.parseDouble(words[1]));
    slowest = Math.max(slowest, run.seconds());
    return run;
  }

  private String answer(String kind, Duration limit) throws PeerFailure {
    Optional<String> answer = Optional.empty();
    try {
      answer = answers.next(kind, limit);
      if (answer.isEmpty()) {
        throw new PeerFailure(Programs.reason(log));
      }
      return answer.get();
    } catch (TimeoutException e) {
      throw new PeerFailure("no answer for " + limit.toSeconds() + " s", e);
    } catch (IOException e) {
      throw new PeerFailure("its answers cannot be read", e);
    } finally {
      if (answer.isEmpty()) {
        Programs.kill(process);
      }
    }
  }

  /** The largest resident memory so far; NaN where the system does not say. */
  double peakMegabytes() throws IOException {
    return PeakMemory.megabytes(process.pid());
  }

  @Override
  public void close() {
    questions.close();
    process.destroy();
  }
}
