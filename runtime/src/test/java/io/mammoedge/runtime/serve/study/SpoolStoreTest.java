package io.mammoedge.runtime.serve.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.serve.model.Slot;
import io.mammoedge.runtime.serve.spool.Spool;
import io.mammoedge.runtime.serve.spool.SpoolLimits;
import io.mammoedge.runtime.serve.spool.SpoolRoom;
import io.mammoedge.runtime.serve.spool.SpoolState;
import io.mammoedge.runtime.serve.watch.NodeLog;
import io.mammoedge.runtime.serve.watch.NodeMetrics;
import io.mammoedge.runtime.serve.watch.RequestWatcher;
import io.mammoedge.runtime.testing.SmallDicom;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken, and what is not. */
class SpoolStoreTest {
  private static final int NO_ROOM = 0xA700;

  @TempDir private Path folder;
  private final NodeMetrics metrics = new NodeMetrics();
  private Spool spool;

  @BeforeEach
  void open() {
    spool = Spool.open(folder.resolve("spool"));
  }

  @AfterEach
  void close() {
    spool.close();
  }

  /** A node takes associations as soon as it lives: it must keep what comes before it is ready. */
  @Test
  void anImageIsKeptAlsoWhileNoReleaseIsReady() throws IOException {
    assertThat(store(SpoolLimits.USUAL).store(image())).isZero();
    assertThat(spool.studies(SpoolState.INCOMING)).hasSize(1);
  }

  @Test
  void withoutRoomTheSenderIsToldToComeAgain() throws IOException {
    SpoolStore store = store(new SpoolLimits(1000, Duration.ZERO));
    assertThat(store.store(image())).isEqualTo(NO_ROOM);
    assertThat(spool.studies(SpoolState.INCOMING)).isEmpty();
    String text = new String(metrics.text(), StandardCharsets.UTF_8);
    assertThat(text)
        .contains("mammoedge_degraded{why=\"spool\"} 1.0")
        .contains("mammoedge_spool_received_total{outcome=\"no_room\"} 1.0");
  }

  private SpoolStore store(SpoolLimits limits) {
    NodeLog log = new NodeLog(new PrintWriter(new StringWriter()));
    return new SpoolStore(
        spool,
        new SpoolRoom(spool, limits, Clock.systemUTC(), why -> {}),
        new Slot(),
        new Notes(Optional.empty(), metrics.spool(), log, new RequestWatcher(metrics, log)));
  }

  private Path image() throws IOException {
    Path file = SmallDicom.write(folder.resolve("a.dcm"), 0, "L", "CC", "1.2.3.4");
    return Files.move(
        file, spool.desk().folder().resolve("upload.tmp"), StandardCopyOption.REPLACE_EXISTING);
  }
}
