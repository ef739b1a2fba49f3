package io.mammoedge.runtime.serve.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Where every request comes in: access, admission, route, answer. */
final class Entrance extends Handler.Abstract {
  private static final Map<String, String> ALWAYS =
      Map.of(
          "Cache-Control", "no-store",
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "X-Frame-Options", "DENY");

  private final Routes routes;
  private final Access access;
  private final Admission admission;
  private final Watcher watcher;

  Entrance(Routes routes, Access access, Admission admission, Watcher watcher) {
    this.routes = routes;
    this.access = access;
    this.admission = admission;
    this.watcher = watcher;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String route = "none";
    String code = null;
    Answer answer;
    Callback written = callback;
    try {
      access.requireOurs(request);
      String path = Request.getPathInContext(request);
      Routes.Found found = routes.find(request.getMethod(), path == null ? "" : path);
      route = found.name();
      if (!found.open()) {
        access.requireToken(request);
      }
      if (found.heavy()) {
        admission.enter();
        // Given back when the answer has left: until then it takes memory.
        written = Callback.from(admission::leave, callback);
      }
      answer = found.route().answer(new Asked(request, found.named()));
    } catch (HttpProblem problem) {
      code = problem.code();
      answer = problem.answer();
    } catch (IOException | RuntimeException | Error e) {
      HttpProblem problem = problem(route, e);
      code = problem.code();
      answer = problem.answer();
    }
    // Told first: who holds an answer finds it in the log and in the metrics.
    watcher.answered(
        route, answer.status(), code, (System.nanoTime() - request.getBeginNanoTime()) / 1e9);
    write(request, response, answer, written);
    return true;
  }

  /** What the sender is told: nothing of our insides. */
  private HttpProblem problem(String route, Throwable thrown) {
    Throwable why = thrown instanceof UncheckedIOException ? thrown.getCause() : thrown;
    Optional<HttpProblem> theirs = ClientFaults.of(why);
    if (theirs.isPresent()) {
      return theirs.get();
    }
    watcher.broke(route, why);
    if (why instanceof OutOfMemoryError) {
      return new HttpProblem(503, "OUT_OF_MEMORY", "too little memory for this request")
          .with("Retry-After", "10");
    }
    if (why instanceof IOException) {
      return new HttpProblem(503, "DISK", "the node cannot write to its disk, or read from it")
          .with("Retry-After", "60");
    }
    return new HttpProblem(500, "INTERNAL", "an error of the node; see its log");
  }

  private static void write(Request request, Response response, Answer answer, Callback callback) {
    response.setStatus(answer.status());
    ALWAYS.forEach(response.getHeaders()::put);
    answer.headers().forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.type());
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
    boolean head = request.getMethod().equals("HEAD");
    response.write(true, ByteBuffer.wrap(head ? new byte[0] : answer.body()), callback);
  }
}
