package io.mammoedge.runtime.serve.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.serve.http.Desk;
import io.mammoedge.runtime.serve.http.Limits;
import io.mammoedge.runtime.serve.watch.NodeLog;
import io.mammoedge.runtime.serve.watch.NodeMetrics;
import io.mammoedge.runtime.serve.watch.RequestWatcher;
import io.mammoedge.runtime.testing.SmallCaller;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The node around a store that takes its time, or breaks. */
class DimseStoreTest {
  private static final String FILM = DicomUid.SECONDARY_CAPTURE;
  private static final int ABORTED = 7;

  @TempDir private static Path folder;

  @Test
  void onClosingAnObjectThatIsUnderWayIsAnsweredAndWhoWaitsIsNotWaitedFor() throws Exception {
    Path file = SmallDicom.write(folder.resolve("f.dcm"), 0);
    StringWriter log = new StringWriter();
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (Desk desk = new Desk(Files.createTempDirectory("desk"), true)) {
      DimseNode closing =
          DimseNode.start(
              new DimseSettings(any, SmallNode.TITLE, Set.of(), Limits.USUAL),
              desk,
              stored -> waits(inside, goOn),
              new NodeLog(new PrintWriter(log)),
              new RequestWatcher(new NodeMetrics(), new NodeLog(new PrintWriter(log))),
              Duration.ofSeconds(60));
      try (SmallCaller idle = new SmallCaller(closing.port());
          SmallCaller busy = new SmallCaller(closing.port())) {
        idle.associate(SmallNode.TITLE, "ANY", FILM);
        busy.associate(SmallNode.TITLE, "ANY", FILM);
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(() -> stores(busy, file));
        inside.await();
        CompletableFuture<Void> closed = CompletableFuture.runAsync(closing::close);
        assertThat(idle.next().type()).isEqualTo(-1);
        assertThat(closed).isNotDone();
        goOn.countDown();
        assertThat(status.get()).isZero();
        assertThat(busy.next().type()).isEqualTo(ABORTED);
        closed.get(20, TimeUnit.SECONDS);
      }
    }
  }

  private static int stores(SmallCaller caller, Path file) {
    try {
      return caller.store(file, 1000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int waits(CountDownLatch inside, CountDownLatch goOn) {
    inside.countDown();
    try {
      goOn.await();
      return 0;
    } catch (InterruptedException e) {
      return -1;
    }
  }

  @Test
  void aFaultOfTheNodeIsNoFaultOfTheObject() throws IOException {
    StringWriter log = new StringWriter();
    Path file = SmallDicom.write(folder.resolve("c.dcm"), 0);
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (Desk desk = new Desk(Files.createTempDirectory("desk"), true);
        DimseNode faulty =
            DimseNode.start(
                new DimseSettings(any, SmallNode.TITLE, Set.of(), Limits.USUAL),
                desk,
                stored -> {
                  throw new IllegalStateException("SECRET");
                },
                new NodeLog(new PrintWriter(log)),
                new RequestWatcher(new NodeMetrics(), new NodeLog(new PrintWriter(log))),
                Duration.ofSeconds(5));
        SmallCaller caller = new SmallCaller(faulty.port())) {
      caller.associate(SmallNode.TITLE, "ANY", FILM);
      assertThat(caller.store(file, 1000)).isEqualTo(0x0110);
      assertThat(caller.store(file, 1000)).isEqualTo(0x0110);
    }
    assertThat(log.toString()).contains("\"event\":\"error\"").doesNotContain("SECRET");
  }
}
