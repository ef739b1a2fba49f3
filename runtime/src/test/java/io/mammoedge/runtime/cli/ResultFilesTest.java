package io.mammoedge.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.testing.Cli;
import io.mammoedge.runtime.testing.SmallKeys;
import io.mammoedge.runtime.testing.SmallRelease;
import io.mammoedge.runtime.testing.SmallSite;
import io.mammoedge.runtime.trust.KeyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the files of a site's result are written, and when they go. */
class ResultFilesTest {
  @TempDir private Path folder;
  private SmallSite site;
  private Path result;

  @BeforeEach
  void prepare() {
    site = new SmallSite(folder);
    result = folder.resolve("acceptance.json");
  }

  /** That of yesterday's document must not stand beside today's. */
  @Test
  void anUnsignedDocumentHasNoSignature() throws IOException {
    KeyFiles key = signed(site.cohort(15, 0));
    assertThat(
            check(site.release(0.80, 0.75, 0.85), site.cohort(15, 0), "--result", result)
                .exitCode())
        .isZero();
    assertThat(bundle()).doesNotExist();
    assertThat(verify(key).err())
        .contains("not signed: there is no 'acceptance.json.sigstore.json'");
    assertThat(verify(key).exitCode()).isEqualTo(4);
    assertThat(Cli.run("verify", result).exitCode()).isEqualTo(2);
  }

  /** Yesterday's word about a release that is altered today. */
  @Test
  void noEvidenceOfYesterdayIsLeft() throws IOException {
    KeyFiles key = signed(site.cohort(15, 0));
    Path release = folder.resolve("store/small/1.0.0");
    Files.writeString(release.resolve("MODEL_CARD.md"), "altered");
    Cli run = Cli.run("check", release, "--result", result, "--sign", key.privateKey());
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(result).doesNotExist();
    assertThat(bundle()).doesNotExist();
  }

  /** A wrong call begins no check. */
  @Test
  void aWrongCallRemovesNothing() {
    KeyFiles key = signed(site.cohort(15, 0));
    Object[] wrong = {"check", "store", "--result", result, "--sign", folder.resolve("nokey.pem")};
    assertThat(Cli.run(wrong).exitCode()).isEqualTo(2);
    assertThat(verify(key).exitCode()).isZero();
  }

  @Test
  void aPlaceThatCannotBeWrittenIsFoundBeforeAnyWork() throws IOException {
    Path inAFile = Files.writeString(folder.resolve("file"), "").resolve("acceptance.json");
    assertThat(Cli.run("check", "nowhere", "--result", inAFile).exitCode()).isEqualTo(74);
  }

  /** The gate's reports are green only where the document stands. */
  @Test
  void reportsComeAfterTheDocument() throws IOException {
    Path junit = folder.resolve("junit.xml");
    Path release = SmallRelease.write(folder.resolve("store"));
    Cli.run("check", release, "--result", junit, "--junit", junit);
    assertThat(Files.readString(junit)).as("written last").startsWith("<?xml");
  }

  @Test
  void nothingIsSignedThatCouldNotBeWritten() throws IOException {
    KeyFiles key = SmallKeys.create(folder.resolve("keys"));
    Path occupied = Files.createDirectories(folder.resolve("occupied.json/x")).getParent();
    Cli run =
        Cli.run(
            "check",
            SmallRelease.write(folder.resolve("store")),
            "--result",
            occupied,
            "--sign",
            key.privateKey());
    assertThat(run.exitCode()).isEqualTo(74);
    assertThat(folder.resolve("occupied.json.sigstore.json")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aKeyThatIsNoneIsFoundBeforeAnyWork(boolean withResult) {
    Path nokey = folder.resolve("nokey.pem");
    Object[] arguments =
        withResult
            ? new Object[] {"check", "nowhere", "--result", result, "--sign", nokey}
            : new Object[] {"check", "nowhere", "--sign", nokey};
    Cli run = Cli.run(arguments);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(withResult ? "no such private key" : "add --result FILE");
    assertThat(result).doesNotExist();
  }

  private KeyFiles signed(Path cohort) {
    KeyFiles key = SmallKeys.create(folder.resolve("keys"));
    Cli run =
        check(
            site.release(0.80, 0.75, 0.85), cohort, "--result", result, "--sign", key.privateKey());
    assertThat(run.exitCode()).as(run.err()).isZero();
    return key;
  }

  private Cli verify(KeyFiles key) {
    return Cli.run("verify", result, "--trust", key.publicKey());
  }

  private Path bundle() {
    return folder.resolve("acceptance.json.sigstore.json");
  }

  private static Cli check(Path release, Path cohort, Object... more) {
    Object[] arguments = new Object[more.length + 4];
    arguments[0] = "check";
    arguments[1] = release;
    arguments[2] = "--cohort";
    arguments[3] = cohort;
    System.arraycopy(more, 0, arguments, 4, more.length);
    return Cli.run(arguments);
  }
}
