package io.mammoedge.runtime.serve.http;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A port that answers. Closing it lets requests that are under way end first. */
public final class HttpNode implements AutoCloseable {
  private static final int HEADER_BYTES = 8 << 10;
  private static final int STOP_MILLIS = 5000;
  private static final int SPARE_THREADS = 16;

  private final Server server;
  private final ServerConnector connector;
  private final Admission admission;
  private final Duration drain;

  private HttpNode(Server server, ServerConnector connector, Admission admission, Duration drain) {
    this.server = server;
    this.connector = connector;
    this.admission = admission;
    this.drain = drain;
  }

  /**
   * Where and for whom.
   *
   * @param address to bind to; port 0 for any that is free
   * @param tls where the connection is encrypted
   * @param access who may ask
   * @param limits what a request may take
   * @param drain how long requests may take to end when the node closes
   */
  public record Settings(
      InetSocketAddress address, Optional<Tls> tls, Access access, Limits limits, Duration drain) {}

  /**
   * Starts.
   *
   * @throws MammoEdgeException when the address cannot be bound to
   */
  public static HttpNode start(Settings settings, Routes routes, Watcher watcher) {
    Limits limits = settings.limits();
    QueuedThreadPool threads = new QueuedThreadPool(limits.requests() + SPARE_THREADS);
    threads.setName("http");
    Server server = new Server(threads);
    ServerConnector connector = connector(server, settings);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(limits.connections(), connector));
    Admission admission = new Admission(limits.requests());
    server.setHandler(
        new GracefulHandler(new Entrance(routes, settings.access(), admission, watcher)));
    server.setErrorHandler(new PlainErrors());
    server.setStopTimeout(STOP_MILLIS);
    HttpNode node = new HttpNode(server, connector, admission, settings.drain());
    node.start(settings.address());
    return node;
  }

  private static ServerConnector connector(Server server, Settings settings) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setIdleTimeout(settings.limits().silence().toMillis());
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    ServerConnector connector =
        settings
            .tls()
            .map(
                tls -> {
                  http.addCustomizer(new SecureRequestCustomizer(false));
                  return new ServerConnector(server, tls.context(), plain);
                })
            .orElseGet(() -> new ServerConnector(server, plain));
    connector.setHost(settings.address().getAddress().getHostAddress());
    connector.setPort(settings.address().getPort());
    connector.setIdleTimeout(settings.limits().silence().toMillis());
    return connector;
  }

  private void start(InetSocketAddress address) {
    try {
      connector.open();
    } catch (IOException e) {
      throw new MammoEdgeException(
          ExitCode.IO,
          "cannot listen on %s:%d: %s; choose another --bind or --port"
              .formatted(address.getHostString(), address.getPort(), e.getMessage()),
          e);
    }
    boolean started = false;
    try {
      LifeCycle.start(server);
      started = true;
    } finally {
      if (!started) {
        close();
      }
    }
  }

  /** The port it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Requests that are under way and compute, or wait for it. */
  public int underWay() {
    return admission.underWay();
  }

  /**
   * What computes or arrives ends first, in its own time: Jetty itself gives it a second of
   * silence, as it cannot tell it from connections that are idle.
   */
  @Override
  public void close() {
    admission.drain(drain);
    LifeCycle.stop(server);
  }
}
