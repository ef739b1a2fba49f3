package io.mammoedge.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.runtime.testing.Cli;
import io.mammoedge.runtime.testing.SmallKeys;
import io.mammoedge.runtime.testing.SmallZip;
import io.mammoedge.runtime.testing.SmallZip.Entry;
import io.mammoedge.runtime.trust.KeyFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallCommandTest {
  private static final int FILE = 0100644;
  private static final int LINK = 0120777;

  @TempDir private Path folder;
  private KeyFiles key;
  private Path release;
  private Path store;

  @BeforeEach
  void signARelease() {
    key = SmallKeys.create(folder.resolve("keys"));
    release = SmallKeys.signedRelease(folder.resolve("published"), key);
    store = folder.resolve("box");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.0.0/", "small-1.0.0/"})
  void aSignedReleaseComesToItsPlace(String prefix) throws IOException {
    Cli run = install(SmallZip.of(release, prefix));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains(store.resolve("small/1.0.0").toString(), key.fingerprint());
    Path line = store.resolve("small");
    assertThat(line.resolve("current")).hasContent("1.0.0\n");
    assertThat(Cli.run("verify", line, "--trust", key.publicKey()).exitCode()).isZero();
    assertThat(store).isDirectoryNotContaining("glob:**/.draft*");
  }

  @Test
  void isWhatZipOutputStreamWrites() throws IOException {
    Path zip = folder.resolve("deflated.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
        Stream<Path> walk = Files.walk(release)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(release.relativize(file).toString()));
        Files.copy(file, (OutputStream) out);
      }
    }
    assertThat(Cli.run("install", zip, "--store", store, "--trust", key.publicKey()).exitCode())
        .isZero();
  }

  @Test
  void aMachineReadsWhatHappened() {
    Path zip = SmallZip.of(release, "").write(folder.resolve("r.zip"));
    Cli run = Cli.run("install", zip, "--store", store, "--trust", key.publicKey(), "--json");
    JsonObject document = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(document.get("release").getAsString()).isEqualTo("small 1.0.0");
    assertThat(document.get("current").getAsBoolean()).isTrue();
    assertThat(document.getAsJsonObject("signedBy").get("fingerprint").getAsString())
        .isEqualTo(key.fingerprint());
  }

  @Test
  void trustIsDecidedNotForgotten() throws IOException {
    Path zip = SmallZip.of(release, "").write(folder.resolve("r.zip"));
    Cli neither = Cli.run("install", zip, "--store", store);
    assertThat(neither.exitCode()).isEqualTo(2);
    assertThat(neither.err()).contains("--trust", "--unsigned");
    Cli both = Cli.run("install", zip, "--store", store, "--trust", key.publicKey(), "--unsigned");
    assertThat(both.exitCode()).isEqualTo(2);
    assertThat(store).doesNotExist();
    Cli unsigned = Cli.run("install", zip, "--store", store, "--unsigned");
    assertThat(unsigned.exitCode()).isZero();
    assertThat(unsigned.out()).contains("signature not checked");
  }

  @Test
  void aReleaseIsNeverOverwrittenAndTheCurrentOneStays() throws IOException {
    SmallZip zip = SmallZip.of(release, "");
    install(zip);
    Files.writeString(store.resolve("small/current"), "0.9.0\n");
    Cli again = install(zip);
    assertThat(again.exitCode()).isEqualTo(8);
    assertThat(again.err()).contains("1.0.0 exists already, and a release is never overwritten");
    try (Stream<Path> walk = Files.walk(store.resolve("small/1.0.0"))) {
      for (Path path : walk.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
    assertThat(install(zip).out()).contains("no, another version is");
    assertThat(store.resolve("small/current")).hasContent("0.9.0\n");
  }

  @Test
  void refusesWhatNoTrustedKeySigned() throws IOException {
    Files.delete(release.resolve("signature.json"));
    refused(SmallZip.of(release, ""), "r.zip: not signed");
    Files.writeString(release.resolve("signature.json"), "{}");
    refused(SmallZip.of(release, ""), "r.zip: 'signature.json': 'mediaType' is missing");
  }

  @Test
  void refusesAChangedFile() throws IOException {
    Files.writeString(release.resolve("MODEL_CARD.md"), "changed");
    refused(SmallZip.of(release, ""), "r.zip: 'MODEL_CARD.md' is not the signed file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "/etc/evil",
        "golden/../../evil",
        "..\\evil",
        "C:evil",
        "a//b",
        "./a",
        ".hidden",
        "n\u00fcll",
        "a\nb",
        "-rf"
      })
  void refusesPathsThatLeaveOrSurprise(String name) {
    refused(SmallZip.of(release, "").add(name), "is not an allowed path");
    assertThat(folder.resolve("evil")).doesNotExist();
  }

  @Test
  void refusesEntriesThatAreNoPlainFiles() {
    SmallZip link = SmallZip.of(release, "").add(new Entry("link", new byte[] {'/'}, 1, 0, LINK));
    refused(link, "entry 'link' is a symbolic link or a device");
    SmallZip locked = SmallZip.of(release, "").add(new Entry("x", new byte[1], 1, 1, FILE));
    refused(locked, "entry 'x' is encrypted");
  }

  @Test
  void refusesNamesThatMeanTwoFiles() {
    refused(SmallZip.of(release, "").add("model.onnx"), "entry 'model.onnx' comes twice");
    refused(SmallZip.of(release, "").add("MODEL.onnx"), "entry 'MODEL.onnx' comes twice");
    refused(SmallZip.of(release, "").add("model.onnx/x"), "entry 'model.onnx/x' lies in a file");
    refused(SmallZip.of(release, "").add("golden"), "entry 'golden/' is a file as well");
  }

  @Test
  void refusesWhatExpandsTooMuch() throws IOException {
    SmallZip many = SmallZip.of(release, "");
    for (int i = 0; i < 1000; i++) {
      many.add("f" + i);
    }
    refused(many, "holds more than 1000 entries");
    Entry huge = new Entry("huge", new byte[9], 4_000_000_000L, 0, FILE);
    refused(SmallZip.of(release, "").add(huge), "more than a release can need");
    Path bomb = folder.resolve("bomb.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bomb))) {
      out.putNextEntry(new ZipEntry("manifest.json"));
      out.write(new byte[20 << 20]);
    }
    refused(bomb, "would expand to 20971520 bytes");
  }

  /** The declared size is what the limits look at, so it must be true. */
  @Test
  void refusesEntriesThatLieAboutTheirSize() {
    Entry more = new Entry("x", new byte[9], 5, 0, FILE);
    refused(SmallZip.of(release, "").add(more), "entry 'x' is larger than it says");
    Entry less = new Entry("x", new byte[9], 12, 0, FILE);
    refused(SmallZip.of(release, "").add(less), "entry 'x' is smaller than it says");
  }

  @Test
  void refusesWhatIsNotOneRelease() throws IOException {
    refused(SmallZip.of(release, "a/b/"), "'manifest.json' is neither at its top");
    refused(new SmallZip(), "'manifest.json' is neither at its top");
    refused(SmallZip.of(release, "a/").add("b/x"), "entry 'b/x' lies beside the release's folder");
    refused(Files.writeString(folder.resolve("t.zip"), "x".repeat(99)), "not a zip file");
    refused(Files.writeString(folder.resolve("t.zip"), ""), "not a zip file");
    Path zip = SmallZip.of(release, "").write(folder.resolve("t.zip"));
    byte[] bytes = Files.readAllBytes(zip);
    refused(Files.write(zip, Arrays.copyOf(bytes, bytes.length - 5)), "not a zip file");
    refused(Files.write(zip, Arrays.copyOfRange(bytes, 9, bytes.length)), "directory is damaged");
    Cli nowhere = Cli.run("install", folder.resolve("no.zip"), "--store", store, "--unsigned");
    assertThat(nowhere.exitCode()).isEqualTo(2);
  }

  private Cli install(SmallZip zip) {
    Path file = zip.write(folder.resolve("r.zip"));
    return Cli.run("install", file, "--store", store, "--trust", key.publicKey());
  }

  private void refused(SmallZip zip, String message) {
    refused(zip.write(folder.resolve("r.zip")), message);
  }

  private void refused(Path zip, String message) {
    Cli run = Cli.run("install", zip, "--store", store, "--trust", key.publicKey());
    assertThat(run.err().lines()).singleElement().asString().contains(message);
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.out()).isEmpty();
    if (Files.exists(store)) {
      assertThat(store).isEmptyDirectory();
    }
  }
}
