package io.mammoedge.runtime.serve.http;

import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
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
    try {
      access.requireOurs(request);
      String path = Request.getPathInContext(request);
      Routes.Found found = routes.find(request.getMethod(), path);
      route = found.name();
      if (!found.open()) {
        access.requireToken(request);
      }
      answer = answer(found, new Asked(request, found.named()));
    } catch (HttpProblem problem) {
      code = problem.code();
      answer = problem.answer();
    } catch (IOException | RuntimeException | Error e) {
      HttpProblem problem = problem(route, e);
      code = problem.code();
      answer = problem.answer();
    }
    write(request, response, answer, callback);
    watcher.answered(
        route, answer.status(), code, (System.nanoTime() - request.getBeginNanoTime()) / 1e9);
    return true;
  }

  private Answer answer(Routes.Found found, Asked asked) throws IOException {
    if (!found.heavy()) {
      return found.route().answer(asked);
    }
    admission.enter();
    try {
      return found.route().answer(asked);
    } finally {
      admission.leave();
    }
  }

  /** What the sender is told: nothing of our insides. */
  private HttpProblem problem(String route, Throwable why) {
    if (why instanceof EofException || why.getCause() instanceof EofException) {
      return HttpProblem.badRequest("the body ends early");
    }
    watcher.broke(route, why);
    if (why instanceof OutOfMemoryError) {
      return new HttpProblem(503, "OUT_OF_MEMORY", "too little memory for this request");
    }
    if (why instanceof IOException) {
      return new HttpProblem(503, "DISK", "the node cannot write to its disk, or read from it");
    }
    String message =
        why instanceof MammoEdgeException ? why.getMessage() : "an error of the node; see its log";
    return new HttpProblem(500, "INTERNAL", message);
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
