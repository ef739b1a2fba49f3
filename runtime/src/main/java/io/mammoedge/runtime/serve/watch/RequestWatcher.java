package io.mammoedge.runtime.serve.watch;

import io.mammoedge.runtime.serve.http.Watcher;

/** Counts requests, and logs those that compute or fail. */
public final class RequestWatcher implements Watcher {
  private static final int FIRST_ERROR = 400;

  private final NodeMetrics metrics;
  private final NodeLog log;

  /** Both. */
  public RequestWatcher(NodeMetrics metrics, NodeLog log) {
    this.metrics = metrics;
    this.log = log;
  }

  @Override
  public void answered(String route, int status, String code, double seconds) {
    metrics.answered(route, status, seconds);
    if (code != null) {
      metrics.turnedAway(code);
    }
    if (status >= FIRST_ERROR || computes(route)) {
      log.event("request", "route", route, "status", status, "code", code, "seconds", seconds);
    }
  }

  private static boolean computes(String route) {
    return route.equals("/v1/score") || route.startsWith("/dicom-web/") || route.endsWith("/infer");
  }

  @Override
  public void broke(String route, Throwable why) {
    metrics.broke();
    log.error("error", route, why);
  }
}
