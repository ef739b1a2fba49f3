package io.mammoedge.runtime.serve.dimse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection whose step takes longer than it may. A socket's own timeout holds for a single
 * read: not for a write, and not for a handshake that comes byte by byte.
 */
final class TimeLimit {
  private TimeLimit() {}

  /** Something that is done with a connection. */
  @FunctionalInterface
  interface Step {
    /** Does it. */
    void run() throws IOException;
  }

  /** Something that is asked for on a connection. */
  @FunctionalInterface
  interface Question {
    /** Waits for the answer. */
    int ask() throws IOException;
  }

  /**
   * Does a step in time.
   *
   * @param socket the one of TCP, not one of TLS upon it, whose closing may wait for the other side
   * @throws SocketTimeoutException where it takes too long; the socket is closed then
   */
  static void within(Duration time, Socket socket, Step step) throws IOException {
    answered(
        time,
        socket,
        () -> {
          step.run();
          return 0;
        });
  }

  /** As above, of a step with an answer. */
  static int answered(Duration time, Socket socket, Question question) throws IOException {
    CompletableFuture<Void> clock = new CompletableFuture<>();
    CompletableFuture<Void> unused =
        clock
            .orTimeout(time.toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete(
                (done, late) -> {
                  if (late != null) {
                    close(socket);
                  }
                });
    try {
      return question.ask();
    } catch (IOException e) {
      throw clock.isCompletedExceptionally() ? timedOut(time, e) : e;
    } finally {
      clock.complete(null);
    }
  }

  private static IOException timedOut(Duration time, IOException why) {
    SocketTimeoutException late =
        new SocketTimeoutException(
            "the other side did not do its part within %d ms".formatted(time.toMillis()));
    late.initCause(why);
    return late;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
