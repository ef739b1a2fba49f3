package io.mammoedge.runtime.serve.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.serve.http.Limits;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallModel;
import io.mammoedge.runtime.testing.SmallNode;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DCMTK calls (Debian's dcmtk). */
@Tag("peer")
class DcmtkPeerTest {
  @TempDir private Path folder;
  private SmallNode node;

  @BeforeEach
  void start() {
    node =
        SmallNode.withDicom(
            SmallRelease.write(folder.resolve("store")), Limits.USUAL, "STORESCU", "ECHOSCU");
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void echoscuIsAnswered() throws Exception {
    assertThat(run("echoscu", "-aec", SmallNode.TITLE, "127.0.0.1", port())).isZero();
    assertThat(run("echoscu", "-aec", "OTHER", "127.0.0.1", port())).isNotZero();
    assertThat(run("echoscu", "-aet", "STRANGER", "-aec", SmallNode.TITLE, "127.0.0.1", port()))
        .isNotZero();
  }

  /** Uncompressed, both byte orders and explicitness; JPEG Lossless, JPEG-LS, RLE, deflated. */
  @Test
  void storescuSendsEveryTransferSyntax() throws Exception {
    Path file = SmallDicom.write(folder.resolve("a.dcm"), 0, "L", "CC", "1.2.3.4");
    List<String[]> ways =
        List.of(
            new String[] {"dcmconv", "+te", "-xe"},
            new String[] {"dcmconv", "+ti", "-xi"},
            new String[] {"dcmconv", "+tb", "-xb"},
            new String[] {"dcmconv", "+td", "-xd"},
            new String[] {"dcmcjpeg", "+e1", "-xs"},
            new String[] {"dcmcjpls", "+el", "-xt"},
            new String[] {"dcmcrle", "+te", "-xr"});
    List<String> failed = new ArrayList<>();
    for (String[] way : ways) {
      Path sent = folder.resolve(way[0] + way[1] + ".dcm");
      boolean converts = !way[0].equals("dcmcrle");
      assertThat(
              converts
                  ? run(way[0], way[1], file.toString(), sent.toString())
                  : run(way[0], file.toString(), sent.toString()))
          .isZero();
      if (run("storescu", way[2], "-aec", SmallNode.TITLE, "127.0.0.1", port(), sent.toString())
          != 0) {
        failed.add(String.join(" ", way) + ": " + output());
      }
    }
    assertThat(failed).isEmpty();
    assertThat(node.get("/metrics").body())
        .containsPattern("mammoedge_images_scored_total\\{[^}]*} " + ways.size() + "\\.0");
  }

  @Test
  void storescuIsToldWhatWasRefused() throws Exception {
    Path tiny =
        SmallDicom.write(folder.resolve("t.dcm"), 7, 9, SmallModel.pixels(1, 7, 9), "1.2.3.4");
    run("storescu", "-v", "-aec", SmallNode.TITLE, "127.0.0.1", port(), tiny.toString());
    assertThat(output()).containsIgnoringCase("DataSetDoesNotMatchSOPClass");
  }

  private String port() {
    return String.valueOf(node.dicomPort());
  }

  private int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(List.of(command))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("out.txt").toFile())
        .start()
        .waitFor();
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("out.txt"));
  }
}
