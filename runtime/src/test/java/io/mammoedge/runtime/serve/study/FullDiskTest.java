package io.mammoedge.runtime.serve.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallPacs;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk of its own, in a name space where it may be mounted; skipped where that is not allowed.
 */
class FullDiskTest {
  private static final int NO_ROOM = 0xA700;

  @TempDir private Path folder;

  @Test
  void sendersAreToldAndNothingIsLostAndWhenThereIsRoomItGoesOn() throws Exception {
    assumeTrue(mayMount());
    Path spool = Files.createDirectories(folder.resolve("spool"));
    try (SmallPacs pacs = new SmallPacs(folder.resolve("pacs"))) {
      pacs.answers(() -> 503, "{}");
      NodeProcess node =
          new NodeProcess(
              List.of(
                  "unshare",
                  "-rm",
                  "sh",
                  "-c",
                  "mount -t tmpfs -o size=70m tmpfs " + spool + " && exec \"$@\"",
                  "sh"),
              SmallRelease.write(folder.resolve("store")),
              folder,
              "--spool",
              spool.toString(),
              "--study-wait",
              "1",
              "--results-to",
              pacs.uri().toString());
      node.start();
      try {
        Path inside = Path.of("/proc/" + node.pid() + "/root" + spool);
        assertThat(node.status(image(1))).isZero();
        SpoolSite.until(() -> node.spooledIn(inside, "working", "report-.*\\.send") == 1);
        Path ballast = inside.resolve("ballast");
        fill(ballast);
        assertThat(node.status(image(2))).isEqualTo(NO_ROOM);
        // What was there goes on: its report arrives although there is no byte left.
        pacs.answers(() -> 200, "{}");
        SpoolSite.until(() -> pacs.taken().size() == 1);
        Files.delete(ballast);
        assertThat(node.status(image(2))).isZero();
        SpoolSite.until(() -> pacs.taken().size() == 2);
        assertThat(node.spooledIn(inside, "failed", ".*\\.dcm")).isZero();
      } finally {
        node.kill();
      }
    }
  }

  private static boolean mayMount() throws InterruptedException {
    try {
      return new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt")
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static void fill(Path ballast) {
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(new byte[1 << 12]);
      }
    } catch (IOException e) {
      // That was the last byte.
    }
  }

  private Path image(int number) {
    return SmallDicom.write(folder.resolve("i" + number + ".dcm"), 0, "L", "CC", "1.2.3." + number);
  }
}
