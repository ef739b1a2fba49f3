package io.mammoedge.validation.benchmark.network;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a peer says, read by threads of its own: reading from a pipe cannot be given up.
 *
 * @param lines its standard output
 */
record PeerAnswers(BufferedReader lines) {
  /**
   * Waits for the next line that begins with a word.
   *
   * @return the rest of that line; empty when there are no more lines
   * @throws TimeoutException when it did not come in time; ask no more then
   */
  Optional<String> next(String word, Duration limit) throws IOException, TimeoutException {
    FutureTask<Optional<String>> answer = new FutureTask<>(() -> read(word + " "));
    Thread reader = new Thread(answer, "peer answers");
    reader.setDaemon(true);
    reader.start();
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MammoEdgeException(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }

  private Optional<String> read(String start) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(start)) {
        return Optional.of(line.substring(start.length()).strip());
      }
    }
    return Optional.empty();
  }
}
