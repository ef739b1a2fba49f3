package io.mammoedge.runtime.serve;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.audit.AuditLog;
import io.mammoedge.runtime.engine.Provider;
import io.mammoedge.runtime.release.CurrentFile;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.Origin;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.serve.dimse.DimseNode;
import io.mammoedge.runtime.serve.dimse.DimseSettings;
import io.mammoedge.runtime.serve.dimse.ObjectStore;
import io.mammoedge.runtime.serve.http.Answer;
import io.mammoedge.runtime.serve.http.Desk;
import io.mammoedge.runtime.serve.http.HttpNode;
import io.mammoedge.runtime.serve.http.Limits;
import io.mammoedge.runtime.serve.http.Routes;
import io.mammoedge.runtime.serve.model.Capacity;
import io.mammoedge.runtime.serve.model.ServedRelease;
import io.mammoedge.runtime.serve.model.Shadow;
import io.mammoedge.runtime.serve.model.Slot;
import io.mammoedge.runtime.serve.model.Takeover;
import io.mammoedge.runtime.serve.oip.ModelRoutes;
import io.mammoedge.runtime.serve.page.PageRoutes;
import io.mammoedge.runtime.serve.score.ScoreRoute;
import io.mammoedge.runtime.serve.score.Scoring;
import io.mammoedge.runtime.serve.score.ScoringStore;
import io.mammoedge.runtime.serve.stow.StowRoute;
import io.mammoedge.runtime.serve.study.Notes;
import io.mammoedge.runtime.serve.study.SpoolNode;
import io.mammoedge.runtime.serve.watch.NodeLog;
import io.mammoedge.runtime.serve.watch.NodeMetrics;
import io.mammoedge.runtime.serve.watch.RequestWatcher;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A node: the port answers at once that it lives, and is ready when its release is proven. */
public final class Node implements AutoCloseable {
  private final Deque<Runnable> parts = new ArrayDeque<>();
  private final NodeMetrics metrics = new NodeMetrics();
  private final Slot slot = new Slot();
  private final ServeSettings settings;
  private final Capacity capacity;
  private final NodeLog log;
  private final AtomicReference<Shadow> shadow = new AtomicReference<>();
  private HttpNode http;
  private DimseNode dimse;

  private Node(ServeSettings settings, NodeLog log) {
    this.settings = settings;
    this.capacity = new Capacity(settings.http().limits().patience());
    this.log = log;
  }

  /**
   * Starts, and returns when it is ready.
   *
   * @param version of this program
   * @throws io.mammoedge.runtime.MammoEdgeException when the port is taken, or the release does not
   *     open or prove itself here
   */
  public static Node start(ServeSettings settings, String version, NodeLog log) {
    Node node = new Node(settings, log);
    boolean ready = false;
    try {
      node.open(version);
      ready = true;
      return node;
    } finally {
      if (!ready) {
        node.close();
      }
    }
  }

  private void open(String version) {
    Limits limits = settings.http().limits();
    settings.desk().clear();
    parts.push(settings.desk()::close);
    parts.push(slot::close);
    Optional<AuditLog> audit = settings.audit().map(AuditLog::open);
    audit.ifPresent(log -> parts.push(log::close));
    Scoring scoring = new Scoring(capacity, metrics, audit, shadow::get);
    Inbox inbox = inbox(scoring, audit);
    Routes routes = new Routes();
    new ModelRoutes(slot, capacity, limits, settings.desk(), version).addTo(routes);
    new PageRoutes(slot).addTo(routes);
    new StowRoute(inbox.store(), limits, inbox.desk()).addTo(routes);
    routes
        .post("/v1/score", new ScoreRoute(slot, scoring, limits, settings.desk()))
        .get("/metrics", asked -> Answer.bytes(NodeMetrics.type(), metrics.text()));
    http = HttpNode.start(settings.http(), routes, watcher());
    parts.push(http::close);
    metrics.gauges(http::underWay, capacity::waiting);
    log.event("listening", "port", http.port());
    settings.dicom().ifPresent(dicom -> listen(dicom, inbox));
    follow(prove());
    settings.shadow().ifPresent(this::openShadow);
  }

  private RequestWatcher watcher() {
    return new RequestWatcher(metrics, log);
  }

  /**
   * Where objects go that are sent to be reported.
   *
   * @param store takes them
   * @param desk for them while they come
   */
  private record Inbox(ObjectStore store, Desk desk) {}

  private Inbox inbox(Scoring scoring, Optional<AuditLog> audit) {
    if (settings.spool().isEmpty()) {
      return new Inbox(new ScoringStore(slot, scoring), settings.desk());
    }
    Notes notes = new Notes(audit, metrics.spool(), log, watcher());
    SpoolNode spool =
        SpoolNode.start(settings.spool().get(), settings.http().limits(), slot, scoring, notes);
    parts.push(spool::close);
    return new Inbox(spool.store(), spool.desk());
  }

  /** Associations are taken at once, too; what they bring before a release is ready comes again. */
  private void listen(DimseSettings dicom, Inbox inbox) {
    dimse =
        DimseNode.start(
            dicom, inbox.desk(), inbox.store(), log, watcher(), settings.http().drain());
    parts.push(dimse::close);
    log.event("listening for associations", "port", dimse.port());
  }

  private void use(ServedRelease release) {
    Origin origin = release.scorer().origin();
    boolean onGpu = Provider.CUDA.key().equals(origin.provider());
    capacity.allow(settings.http().limits().images(onGpu));
    slot.put(release);
    metrics.inUse(origin);
  }

  private Release opened(Path path) {
    Release release = settings.opener().apply(path);
    if (settings.spool().isPresent()) {
      SpoolNode.requireReportable(release);
    }
    return release;
  }

  /** The version that is in use from now on. */
  private String prove() {
    long begun = System.nanoTime();
    ServedRelease first = ServedRelease.open(opened(settings.release()), settings.options());
    use(first);
    Origin origin = first.scorer().origin();
    log.event(
        "ready",
        "release",
        first.title(),
        "variant",
        origin.variant(),
        "provider",
        origin.provider(),
        "fallback",
        origin.fallbackReason(),
        "seconds",
        (System.nanoTime() - begun) / 1e9);
    return origin.version();
  }

  /** Where a line was named, its {@code current} is followed. */
  private void follow(String inUse) {
    if (Files.exists(CurrentFile.in(settings.release()))) {
      Takeover takeover =
          new Takeover(
              settings.release(), this::opened, settings.options(), this::use, metrics, log);
      parts.push(takeover::close);
      takeover.start(inUse);
    }
  }

  /**
   * On one thread: it must not take the cores from what is answered. One that does not open costs
   * the comparison, not the node.
   */
  private void openShadow(Path release) {
    ScoreOptions usual = settings.options();
    ScoreOptions slow = new ScoreOptions(usual.provider(), usual.variant(), 1, usual.accept());
    try {
      ServedRelease opened = ServedRelease.open(settings.opener().apply(release), slow);
      Shadow opening = new Shadow(opened, metrics, log);
      parts.push(opening::close);
      shadow.set(opening);
      log.event("shadow", "release", opened.title());
    } catch (MammoEdgeException e) {
      metrics.withoutShadow();
      log.error("shadow", "shadow", e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return http.port();
  }

  /** The port for associations; there must be one. */
  public int dicomPort() {
    return dimse.port();
  }

  /** Lets requests that are under way end, then frees everything. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().run();
      } catch (MammoEdgeException | UncheckedIOException e) {
        // One that does not close must not keep the others from it.
        log.error("close", "node", e);
      }
    }
  }
}
