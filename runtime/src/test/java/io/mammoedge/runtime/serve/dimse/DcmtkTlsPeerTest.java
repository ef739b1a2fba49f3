package io.mammoedge.runtime.serve.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.serve.http.Limits;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallIdentity;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DCMTK and OpenSSL call in TLS (Debian's dcmtk, openssl). */
@Tag("peer")
class DcmtkTlsPeerTest {
  @TempDir private Path folder;
  private SmallIdentity own;
  private SmallIdentity pacs;
  private SmallNode node;

  @BeforeEach
  void start() {
    own = SmallIdentity.make(folder, "own", "dns:localhost");
    pacs = SmallIdentity.make(folder, "pacs", "dns:localhost");
    node =
        SmallNode.withDicom(
            SmallRelease.write(folder.resolve("store")), Limits.USUAL, own.trusting(pacs));
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--profile-bcp195-nd", "--profile-bcp195", "--profile-bcp195-ex"})
  void withACertificateOfTheAuthorityTheyAreServed(String profile) throws Exception {
    Path file = SmallDicom.write(folder.resolve("a.dcm"), 0);
    assertThat(call("echoscu", pacs, profile)).as(output()).isZero();
    assertThat(call("storescu", pacs, profile, file.toString())).as(output()).isZero();
    assertThat(node.logged("\"end\":\"released\",\"stored\":1,\"failed\":0", 1)).isEqualTo(1);
  }

  @Test
  void othersAreNot() throws Exception {
    SmallIdentity stranger = SmallIdentity.make(folder, "stranger", "dns:localhost");
    assertThat(call("echoscu", stranger, "--profile-bcp195-nd")).isNotZero();
    assertThat(
            run(
                "echoscu",
                "+tla",
                "+cf",
                own.certificate().toString(),
                "-aec",
                SmallNode.TITLE,
                "localhost",
                port()))
        .isNotZero();
    assertThat(run("echoscu", "-aec", SmallNode.TITLE, "localhost", port())).isNotZero();
    assertThat(node.logged("\"end\":\"no TLS", 3)).isEqualTo(3);
  }

  /** Security level 0, as OpenSSL itself does not want what is old or weak. */
  @Test
  void whatIsOldOrWeakIsRefused() throws Exception {
    assertThat(openssl("-tls1_2", "-cipher", "ECDHE-RSA-AES128-GCM-SHA256")).isZero();
    assertThat(openssl("-tls1_3")).isZero();
    assertThat(openssl("-tls1_1", "-cipher", "ALL@SECLEVEL=0")).isNotZero();
    assertThat(openssl("-tls1_2", "-cipher", "ECDHE-RSA-AES128-SHA256@SECLEVEL=0")).isNotZero();
    assertThat(openssl("-tls1_2", "-cipher", "AES128-GCM-SHA256@SECLEVEL=0")).isNotZero();
  }

  private int openssl(String... options) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "openssl",
                "s_client",
                "-connect",
                "localhost:" + port(),
                "-cert",
                pacs.certificate().toString(),
                "-key",
                pacs.key().toString()));
    command.addAll(List.of(options));
    return run(command.toArray(String[]::new));
  }

  private int call(String program, SmallIdentity caller, String profile, String... files)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                program,
                "+tls",
                caller.key().toString(),
                caller.certificate().toString(),
                "+cf",
                own.certificate().toString(),
                profile,
                "-aec",
                SmallNode.TITLE,
                "localhost",
                port()));
    command.addAll(List.of(files));
    return run(command.toArray(String[]::new));
  }

  private String port() {
    return String.valueOf(node.dicomPort());
  }

  private int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(List.of(command))
        .redirectErrorStream(true)
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(folder.resolve("out.txt").toFile())
        .start()
        .waitFor();
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("out.txt"));
  }
}
