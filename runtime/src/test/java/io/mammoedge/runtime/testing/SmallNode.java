package io.mammoedge.runtime.testing;

import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.serve.Node;
import io.mammoedge.runtime.serve.ServeSettings;
import io.mammoedge.runtime.serve.dimse.DimseSettings;
import io.mammoedge.runtime.serve.http.Access;
import io.mammoedge.runtime.serve.http.Desk;
import io.mammoedge.runtime.serve.http.HttpNode;
import io.mammoedge.runtime.serve.http.Limits;
import io.mammoedge.runtime.serve.http.Tls;
import io.mammoedge.runtime.serve.study.SpoolSettings;
import io.mammoedge.runtime.serve.watch.NodeLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** A node on any free port of the loopback address, and a client for it. */
public final class SmallNode implements AutoCloseable {
  /** Its AE title. */
  public static final String TITLE = "MAMMOEDGE";

  private final Node node;
  private final StringWriter log = new StringWriter();
  private final Path desk;
  private final HttpClient client = HttpClient.newHttpClient();

  private SmallNode(Path release, Limits limits, Access access, Optional<Tls> tls, Extras extras) {
    try {
      desk = Files.createTempDirectory("desk");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpNode.Settings http =
        new HttpNode.Settings(any, tls, access, limits, Duration.ofSeconds(20));
    node =
        Node.start(
            new ServeSettings(
                release,
                Release::open,
                ScoreOptions.STANDARD,
                http,
                extras.dicom().map(callers -> dicom(callers, limits, tls)),
                extras.spool(),
                extras.shadow(),
                extras.audit(),
                new Desk(desk, true)),
            "test",
            new NodeLog(new PrintWriter(log)));
  }

  /** What not every node has. */
  public record Extras(
      Optional<Path> shadow,
      Optional<Path> audit,
      Optional<Set<String>> dicom,
      Optional<SpoolSettings> spool) {
    /** None of it. */
    public static final Extras NONE =
        new Extras(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Without a port for associations. */
    public Extras(Optional<Path> shadow, Optional<Path> audit) {
      this(shadow, audit, Optional.empty(), Optional.empty());
    }
  }

  private static DimseSettings dicom(Set<String> callers, Limits limits, Optional<Tls> tls) {
    return new DimseSettings(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), TITLE, callers, limits, tls);
  }

  /** As above, encrypted, of any callers with a certificate. */
  public static SmallNode withDicom(Path release, Limits limits, Tls tls) {
    return new SmallNode(
        release,
        limits,
        new Access(Optional.empty(), false),
        Optional.of(tls),
        new Extras(Optional.empty(), Optional.empty(), Optional.of(Set.of()), Optional.empty()));
  }

  /** With a port for associations of some callers, or of any. */
  public static SmallNode withDicom(Path release, Limits limits, String... callers) {
    return new SmallNode(
        release,
        limits,
        new Access(Optional.empty(), true),
        Optional.empty(),
        new Extras(
            Optional.empty(), Optional.empty(), Optional.of(Set.of(callers)), Optional.empty()));
  }

  /** With a port for associations of any, an audit log, and a spool. */
  public static SmallNode withSpool(Path release, Path audit, SpoolSettings spool) {
    return with(
        release,
        new Extras(
            Optional.empty(), Optional.of(audit), Optional.of(Set.of()), Optional.of(spool)));
  }

  /** Serves a release without a token. */
  public static SmallNode of(Path release) {
    return of(release, Limits.USUAL);
  }

  /** As above, with other limits. */
  public static SmallNode of(Path release, Limits limits) {
    return new SmallNode(
        release, limits, new Access(Optional.empty(), true), Optional.empty(), Extras.NONE);
  }

  /** As above, with a token. */
  public static SmallNode withToken(Path release, String token) {
    return new SmallNode(
        release,
        Limits.USUAL,
        new Access(Optional.of(token), false),
        Optional.empty(),
        Extras.NONE);
  }

  /** As above, encrypted. */
  public static SmallNode encrypted(Path release, Tls tls) {
    return new SmallNode(
        release, Limits.USUAL, new Access(Optional.empty(), false), Optional.of(tls), Extras.NONE);
  }

  /** As above, with a shadow or an audit log. */
  public static SmallNode with(Path release, Extras extras) {
    return new SmallNode(
        release, Limits.USUAL, new Access(Optional.empty(), true), Optional.empty(), extras);
  }

  /** A request to a path. */
  public HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + path));
  }

  /** What a GET is answered with. */
  public HttpResponse<String> get(String path) {
    return send(to(path).GET().build());
  }

  /** What a POST is answered with. */
  public HttpResponse<String> post(String path, String type, byte[] body) {
    return post(path, type, BodyPublishers.ofByteArray(body));
  }

  /** As above. */
  public HttpResponse<String> post(String path, String type, BodyPublisher body) {
    return send(to(path).header("Content-Type", type).POST(body).build());
  }

  /** An answer as text. */
  public HttpResponse<String> send(HttpRequest request) {
    return send(request, BodyHandlers.ofString());
  }

  /** An answer. */
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return client.send(request, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Where it listens. */
  public int port() {
    return node.port();
  }

  /** Where it takes associations. */
  public int dicomPort() {
    return node.dicomPort();
  }

  /** What it has logged. */
  public String log() {
    return log.toString();
  }

  /**
   * How often the log holds a text, once it does so at least so often, or after 5 s: how an
   * association ended is logged when its caller may have gone already.
   */
  public int logged(String text, int times) {
    for (int i = 0; i < 500 && count(text) < times; i++) {
      LockSupport.parkNanos(10_000_000);
    }
    return count(text);
  }

  private int count(String text) {
    return log().split(Pattern.quote(text), -1).length - 1;
  }

  /** Files that wait. */
  public long files() {
    try (var files = Files.list(desk)) {
      return files.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    node.close();
  }
}
