package io.mammoedge.runtime.serve.watch;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One JSON object a line. What is logged are words and numbers of this program: no path, header or
 * body of a request, since these may name a patient.
 */
public final class NodeLog {
  private static final int FRAMES = 12;
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private final PrintWriter out;

  /**
   * A log.
   *
   * @param out where to; flushed after each line
   */
  public NodeLog(PrintWriter out) {
    this.out = out;
  }

  /**
   * Writes an event.
   *
   * @param event what happened, such as {@code ready}
   * @param namesAndValues by turns; nulls are left out
   */
  public void event(String event, Object... namesAndValues) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    line.put("event", event);
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      if (namesAndValues[i + 1] != null) {
        line.put((String) namesAndValues[i], namesAndValues[i + 1]);
      }
    }
    synchronized (out) {
      out.println(GSON.toJson(line));
      out.flush();
    }
  }

  /**
   * Writes an error: of our own exceptions the message, of others only what and where, as their
   * messages may hold anything.
   */
  public void error(String event, String route, Throwable why) {
    StackTraceElement[] trace = why.getStackTrace();
    event(
        event,
        "route",
        route,
        "error",
        why.getClass().getSimpleName(),
        "message",
        why instanceof MammoEdgeException ? why.getMessage() : null,
        "cause",
        why.getCause() == null ? null : why.getCause().getClass().getSimpleName(),
        "at",
        Arrays.stream(trace).limit(FRAMES).map(String::valueOf).toList());
  }
}
