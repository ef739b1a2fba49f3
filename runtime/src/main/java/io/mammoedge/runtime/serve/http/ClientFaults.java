package io.mammoedge.runtime.serve.http;

import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;

/** What Jetty throws for what a client did: no error of ours. */
final class ClientFaults {
  private static final int DEEPEST = 8;

  private ClientFaults() {}

  /** The problem to be answered; empty where the client is not to blame. */
  static Optional<HttpProblem> of(Throwable thrown) {
    Throwable why = thrown;
    for (int i = 0; why != null && i < DEEPEST; i++) {
      if (why instanceof EofException) {
        return Optional.of(HttpProblem.badRequest("the body ends early"));
      }
      if (why instanceof TimeoutException) {
        return Optional.of(new HttpProblem(408, "TOO_SLOW", "nothing came for too long"));
      }
      if (why instanceof HttpException http && http.getCode() < 500) {
        return Optional.of(new HttpProblem(http.getCode(), "HTTP", "a malformed request"));
      }
      why = why.getCause();
    }
    return Optional.empty();
  }
}
