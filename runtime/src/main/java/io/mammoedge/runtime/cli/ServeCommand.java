package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.serve.Node;
import io.mammoedge.runtime.serve.ServeSettings;
import io.mammoedge.runtime.serve.http.Desk;
import io.mammoedge.runtime.serve.http.HttpNode;
import io.mammoedge.runtime.serve.watch.LibraryLog;
import io.mammoedge.runtime.serve.watch.NodeLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code serve}: a release behind HTTP, until SIGTERM. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Answers scores over HTTP: /v1/score, Open Inference Protocol v2, /metrics.")
public final class ServeCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "RELEASE",
      description = "Folder of a release; or of a line, whose 'current' is followed.")
  private Path release;

  @Option(
      names = "--shadow",
      paramLabel = "RELEASE",
      description = "Scores the same images; only the difference is recorded.")
  private Optional<Path> shadow = Optional.empty();

  @Option(
      names = "--audit",
      paramLabel = "FILE.jsonl",
      description = "Adds a line a file to this log, with keyed hashes instead of identifiers.")
  private Optional<Path> audit = Optional.empty();

  @Option(
      names = "--desk",
      paramLabel = "DIR",
      description = "For files while they wait; default: a new folder for temporary files.")
  private Optional<Path> desk = Optional.empty();

  @Mixin private HttpOptions http;
  @Mixin private DicomOptions dicom;
  @Mixin private SpoolOptions spool;
  @Mixin private TrustOption trust;
  @Mixin private EngineOptions engine;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    NodeLog log = new NodeLog(spec.commandLine().getErr());
    LibraryLog.into(log);
    CountDownLatch closed = new CountDownLatch(1);
    try (Node node = Node.start(settings(), RuntimeVersion.text(), log)) {
      spec.commandLine().getOut().println(http.url(node.port()));
      Thread stop = new Thread(() -> stop(node, log, closed), "stop");
      Runtime.getRuntime().addShutdownHook(stop);
      closed.await();
      return ExitCode.GOOD.number();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MammoEdgeException(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }

  private static void stop(Node node, NodeLog log, CountDownLatch closed) {
    log.event("stopping");
    node.close();
    log.event("stopped");
    closed.countDown();
  }

  private ServeSettings settings() throws IOException {
    HttpNode.Settings listening = http.settings();
    return new ServeSettings(
        release,
        trust::open,
        engine.scoreOptions(),
        listening,
        dicom.settings(listening),
        spool.settings(dicom.title(), http.tls()),
        shadow,
        audit,
        desk());
  }

  private Desk desk() throws IOException {
    return desk.isPresent()
        ? new Desk(Files.createDirectories(desk.get()), false)
        : new Desk(Files.createTempDirectory("mammoedge"), true);
  }
}
