package io.mammoedge.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.release.ReleaseSigning;
import io.mammoedge.runtime.testing.Cli;
import io.mammoedge.runtime.testing.Script;
import io.mammoedge.runtime.testing.SmallKeys;
import io.mammoedge.runtime.testing.SmallSite;
import io.mammoedge.runtime.testing.SmallZip;
import io.mammoedge.runtime.trust.KeyFiles;
import io.mammoedge.runtime.trust.Signer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of docs/ci.md by which a site accepts a release, run as written. */
class SiteProtocolTest {
  private static final Path DOCUMENT = Path.of("../docs/ci.md");
  private static final Pattern COMMANDS = Pattern.compile("(?ms)^ *```sh\\n(.*?)^ *```$");

  @TempDir private Path box;
  @TempDir private Path publisher;

  /** Three files come to the box, and the site's own cases. */
  @BeforeEach
  void deliver() throws IOException {
    KeyFiles key = SmallKeys.create(publisher.resolve("keys"));
    Path release = new SmallSite(publisher).release("mine", 0.80, 0.75, 0.85);
    ReleaseSigning.sign(release, Signer.load(key.privateKey()), false);
    Files.copy(key.publicKey(), box.resolve("publisher.pub.pem"));
    SmallZip.of(release, "").write(box.resolve("mine-1.0.0.zip"));
    Script.writeJar(box.resolve("mammoedge-runtime.jar"), RuntimeMain.class.getName());
  }

  @Test
  void aGoodReleaseIsAcceptedAndSigned() throws Exception {
    new SmallSite(box).cohort(15, 0);
    Script all = run(String.join("\n", commands()));
    assertThat(all.exit()).as(all.output()).isZero();
    assertThat(commands()).hasSize(6);
    assertThat(all.output())
        .contains("golden images, fp32 on cpu: GOOD", "NOT WORSE: ", "verdict    PASSED");
    for (String kept : List.of("acceptance.json", "acceptance.json.sigstore.json", "cohort.csv")) {
      assertThat(box.resolve(kept)).as("to be kept").isNotEmptyFile();
    }
  }

  @Test
  void aBadOneStopsTheEngineerWhoGoesOn() throws Exception {
    new SmallSite(box).cohort(40, 40);
    List<String> commands = commands();
    Path trust = box.resolve("publisher.pub.pem");
    Path store = box.resolve("releases");
    Cli.run("install", box.resolve("mine-1.0.0.zip"), "--store", store, "--trust", trust);
    Cli.run("keygen", "--out", box.resolve("site-keys"));
    Script check = run(commands.get(4));
    assertThat(check.exit()).as(check.output()).isEqualTo(3);
    Script verify = run(commands.get(5));
    assertThat(verify.exit()).isEqualTo(3);
    assertThat(verify.output()).contains("verdict    FAILED; exit code 3");
  }

  @Test
  void anAlteredBundleIsNotInstalled() throws Exception {
    Path zip = box.resolve("mine-1.0.0.zip");
    Path release = publisher.resolve("store/mine/1.0.0");
    Files.writeString(release.resolve("MODEL_CARD.md"), "# Better\n");
    Files.delete(zip);
    SmallZip.of(release, "").write(zip);
    assertThat(run(commands().get(1)).exit()).isEqualTo(4);
    assertThat(box.resolve("releases/mine")).doesNotExist();
  }

  private Script run(String commands) throws IOException, InterruptedException {
    // Programs that end within seconds: no time to optimise.
    return Script.run(commands, box, Map.of("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1"));
  }

  private static List<String> commands() throws IOException {
    return COMMANDS
        .matcher(Files.readString(DOCUMENT))
        .results()
        .map(result -> result.group(1))
        .toList();
  }
}
