package io.mammoedge.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditProcessesTest {
  private static final int EVENTS = 500;
  private static final int ENOUGH_BYTES = 20_000;

  @TempDir private Path folder;

  @Test
  void twoProcessesDoNotMixTheirLines() throws Exception {
    Path log = folder.resolve("audit.jsonl");
    List<Process> writers = List.of(start(log, "a"), start(log, "b"));
    for (Process writer : writers) {
      assertThat(writer.waitFor()).isZero();
    }
    List<String> images = new ArrayList<>();
    AuditReader.Summary summary = AuditReader.read(log, event -> images.add(event.image()));
    assertThat(summary.bad()).as("%s", summary.shown()).isZero();
    assertThat(images)
        .hasSize(2 * EVENTS)
        .doesNotHaveDuplicates()
        .containsSubsequence(SmallEvents.hash("a0"), SmallEvents.hash("a" + (EVENTS - 1)))
        .containsSubsequence(SmallEvents.hash("b0"), SmallEvents.hash("b" + (EVENTS - 1)));
  }

  /** Killed in the middle of a write or not: at most one line of each is lost. */
  @Test
  void killedProcessesLoseAtMostALine() throws Exception {
    Path log = folder.resolve("audit.jsonl");
    for (int round = 0; round < 3; round++) {
      long before = Files.exists(log) ? Files.size(log) : 0;
      Process writer = start(log, round + "-", 1_000_000);
      while (writer.isAlive() && (!Files.exists(log) || Files.size(log) < before + ENOUGH_BYTES)) {
        Thread.sleep(1);
      }
      writer.destroyForcibly().waitFor();
    }
    List<String> images = new ArrayList<>();
    AuditReader.Summary summary = AuditReader.read(log, event -> images.add(event.image()));
    assertThat(summary.bad()).as("%s", summary.shown()).isLessThanOrEqualTo(3);
    for (int round = 0; round < 3; round++) {
      String first = SmallEvents.hash(round + "-0");
      assertThat(images).containsOnlyOnce(first);
    }
  }

  private static Process start(Path log, String name) throws Exception {
    return start(log, name, EVENTS);
  }

  private static Process start(Path log, String name, int events) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Writer.class.getName(),
            log.toString(),
            name,
            String.valueOf(events))
        .inheritIO()
        .start();
  }
}
