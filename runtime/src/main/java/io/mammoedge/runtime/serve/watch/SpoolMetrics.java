package io.mammoedge.runtime.serve.watch;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/** Numbers of a spool, for Prometheus. */
public final class SpoolMetrics {
  private final NodeMetrics node;
  private final PrometheusRegistry registry;
  private final Counter received;
  private final Counter studies;

  SpoolMetrics(NodeMetrics node, PrometheusRegistry registry) {
    this.node = node;
    this.registry = registry;
    this.received =
        Counter.builder()
            .name("mammoedge_spool_received_total")
            .help("Objects that were sent here, by outcome.")
            .labelNames("outcome")
            .register(registry);
    this.studies =
        Counter.builder()
            .name("mammoedge_studies_total")
            .help("Studies that were dealt with, by outcome.")
            .labelNames("outcome")
            .register(registry);
  }

  /** Also tells these, when asked. */
  public void gauges(LongSupplier bytes, List<String> states, ToLongFunction<String> count) {
    GaugeWithCallback.builder()
        .name("mammoedge_spool_bytes")
        .help("Bytes that the spool takes.")
        .callback(callback -> callback.call((double) bytes.getAsLong()))
        .register(registry);
    GaugeWithCallback.builder()
        .name("mammoedge_spool_studies")
        .help("Studies with images in a state.")
        .labelNames("state")
        .callback(
            callback ->
                states.forEach(state -> callback.call((double) count.applyAsLong(state), state)))
        .register(registry);
  }

  /**
   * An object came: {@code taken}, {@code known}, {@code differs}, {@code no_room}, {@code
   * not_understood}.
   */
  public void received(String outcome) {
    received.labelValues(outcome).inc();
  }

  /** A study came to an end: {@code reported}, {@code nothing_to_report}, {@code failed}. */
  public void ended(String outcome) {
    studies.labelValues(outcome).inc();
  }

  /** Whether objects can be taken. */
  public void hasRoom(boolean has) {
    node.degraded("spool", !has);
  }

  /** Whether the PACS can be reached. */
  public void reachable(boolean is) {
    node.degraded("pacs", !is);
  }
}
