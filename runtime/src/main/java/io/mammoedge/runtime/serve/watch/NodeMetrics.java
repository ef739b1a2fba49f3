package io.mammoedge.runtime.serve.watch;

import io.mammoedge.runtime.score.Origin;
import io.mammoedge.runtime.score.ScoreResult;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntSupplier;

/** Numbers for Prometheus. Labels are words of this program, never of a request. */
public final class NodeMetrics {
  /** Seconds: from an answer without an image to one that waited long. */
  private static final double[] BOUNDS = {
    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120
  };

  private static final double NANOS = 1e9;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter text = PrometheusTextFormatWriter.create();
  private final Counter requests =
      Counter.builder()
          .name("mammoedge_requests_total")
          .help("Requests answered, by route and status.")
          .labelNames("route", "status")
          .register(registry);
  private final Histogram latency =
      Histogram.builder()
          .name("mammoedge_request_seconds")
          .help("From a request's first byte to its answer.")
          .labelNames("route")
          .classicOnly()
          .classicUpperBounds(BOUNDS)
          .register(registry);
  private final Histogram stages =
      Histogram.builder()
          .name("mammoedge_stage_seconds")
          .help("Waiting for a turn, and scoring, of one image.")
          .labelNames("stage")
          .classicOnly()
          .classicUpperBounds(BOUNDS)
          .register(registry);
  private final Counter results =
      Counter.builder()
          .name("mammoedge_images_scored_total")
          .help("Images with a probability, by decision at the operating point.")
          .labelNames("decision")
          .register(registry);
  private final Counter refusals =
      Counter.builder()
          .name("mammoedge_refusals_total")
          .help("What was turned away, image or request, by code.")
          .labelNames("of", "code")
          .register(registry);
  private final Counter errors =
      Counter.builder()
          .name("mammoedge_errors_total")
          .help("Errors of this program; the log has them.")
          .register(registry);
  private final Counter takeovers =
      Counter.builder()
          .name("mammoedge_takeovers_total")
          .help("New releases that became current, by outcome.")
          .labelNames("outcome")
          .register(registry);
  private final Gauge degraded =
      Gauge.builder()
          .name("mammoedge_degraded")
          .help("1 where the node does its work, but not as it was meant to.")
          .labelNames("why")
          .register(registry);
  private final Info release =
      Info.builder()
          .name("mammoedge_release_info")
          .help("The release in use, and what computes.")
          .labelNames("release", "version", "variant", "provider")
          .register(registry);
  private final Histogram shadow =
      Histogram.builder()
          .name("mammoedge_shadow_difference")
          .help("Absolute difference of the shadow's probability.")
          .classicOnly()
          .classicUpperBounds(1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.05, 0.1, 0.2, 0.5)
          .register(registry);
  private final Counter shadowImages =
      Counter.builder()
          .name("mammoedge_shadow_images_total")
          .help("Images that the shadow was offered, by what came of it.")
          .labelNames("outcome")
          .register(registry);

  /** Also tells these, when asked. */
  public void gauges(IntSupplier underWay, IntSupplier waiting) {
    gauge("mammoedge_requests_under_way", "Requests that compute, or wait for it.", underWay);
    gauge("mammoedge_queue_depth", "Images that wait for a turn.", waiting);
  }

  private void gauge(String name, String help, IntSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(value.getAsInt()))
        .register(registry);
  }

  /** A request was answered. */
  public void answered(String route, int status, double seconds) {
    requests.labelValues(route, String.valueOf(status)).inc();
    latency.labelValues(route).observe(seconds);
  }

  /** A request was turned away. */
  public void turnedAway(String code) {
    refusals.labelValues("request", code).inc();
  }

  /** An image has a result. */
  public void scored(ScoreResult result) {
    if (result.isRefused()) {
      refusals.labelValues("image", result.refusal().code()).inc();
    } else {
      results.labelValues(result.decision() == null ? "none" : result.decision()).inc();
    }
  }

  /** A stage of an image's way has ended. */
  public void stage(String stage, long nanos) {
    stages.labelValues(stage).observe(nanos / NANOS);
  }

  /** Something of ours broke. */
  public void broke() {
    errors.inc();
  }

  /** A release is in use from now on. */
  public void inUse(Origin origin) {
    release.setLabelValues(origin.release(), origin.version(), origin.variant(), origin.provider());
    degraded("fallback", origin.fallbackReason() != null);
  }

  /** A release that became current was taken over, or not. */
  public void takeover(boolean good) {
    takeovers.labelValues(good ? "taken" : "given_up").inc();
    degraded("takeover", !good);
  }

  /** There was to be a shadow, and it did not open. */
  public void withoutShadow() {
    degraded("shadow", true);
  }

  /** Those of a spool, for a node that has one. */
  public SpoolMetrics spool() {
    return new SpoolMetrics(this, registry);
  }

  void degraded(String why, boolean is) {
    degraded.labelValues(why).set(is ? 1 : 0);
  }

  /** The shadow has scored an image. */
  public void shadow(double difference, boolean flip) {
    shadow.observe(Math.abs(difference));
    shadowImages.labelValues(flip ? "other_decision" : "same_decision").inc();
  }

  /** The shadow did not score an image: it was busy, or failed. */
  public void shadowLeftOut(String why) {
    shadowImages.labelValues(why).inc();
  }

  /** The media type of {@link #text}. */
  public static String type() {
    return PrometheusTextFormatWriter.CONTENT_TYPE;
  }

  /** All numbers in Prometheus's text format. */
  public byte[] text() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      text.write(out, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
