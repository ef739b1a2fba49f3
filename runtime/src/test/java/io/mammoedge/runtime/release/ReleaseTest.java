package io.mammoedge.runtime.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.testing.SmallModel;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseTest {
  @TempDir private Path store;
  private Path directory;

  @BeforeEach
  void writeARelease() {
    directory = SmallRelease.write(store);
  }

  @Test
  void opensByVersionAndByCurrent() {
    assertThat(Release.open(directory).title()).isEqualTo("small 1.0.0");
    Release byName = Release.open(store.resolve("small"));
    assertThat(byName.directory()).isEqualTo(directory);
    assertThat(byName.manifest().core()).isEqualTo(SmallRelease.core());
    assertThat(byName.model("fp32")).isEqualTo(SmallRelease.model(SmallRelease.core()));
  }

  @Test
  void saysWhichVariantsThereAre() {
    assertThatThrownBy(() -> Release.open(directory).model("int8"))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessage("small 1.0.0 has no variant 'int8', only [fp32]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"model.onnx", "manifest.json", "MODEL_CARD.md", "golden/b.png", "SHA256SUMS"})
  void noticesAChangedByteInEveryFile(String name) throws IOException {
    Path file = directory.resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    refused();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"model.onnx", "manifest.json", "MODEL_CARD.md", "golden/b.png", "SHA256SUMS"})
  void noticesAMissingFile(String name) throws IOException {
    Files.delete(directory.resolve(name));
    assertThatThrownBy(() -> Release.open(directory))
        .isInstanceOfSatisfying(
            IntegrityException.class,
            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INTEGRITY_FAILED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"notes.txt", "golden/z.png", ".hidden"})
  void noticesAnUnlistedFile(String name) throws IOException {
    Files.writeString(directory.resolve(name), "x");
    refused(name.equals(".hidden") ? "'.hidden' is not an allowed path" : "'" + name + "' is not");
  }

  @Test
  void noticesAFileThatOnlySumsList() throws IOException {
    Files.writeString(directory.resolve("notes.txt"), "x");
    ReleaseFiles.writeSums(directory);
    refused("'notes.txt' is not listed in manifest.json");
  }

  @Test
  void refusesSymbolicLinks() throws IOException {
    Path target = Files.move(directory.resolve("model.onnx"), store.resolve("elsewhere.onnx"));
    Files.createSymbolicLink(directory.resolve("model.onnx"), target);
    refused("'model.onnx' is a symbolic link");
  }

  @Test
  void refusesPathsThatLeaveTheDirectory() throws IOException {
    Path sums = directory.resolve("SHA256SUMS");
    Files.writeString(sums, Files.readString(sums).replace("MODEL_CARD.md", "../MODEL_CARD.md"));
    refused("'../MODEL_CARD.md' is not an allowed path");
  }

  @Test
  void refusesACurrentThatLeavesTheLine() throws IOException {
    Files.writeString(store.resolve("small/current"), "../small/1.0.0\n");
    assertThatThrownBy(() -> Release.open(store.resolve("small")))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("is not a version");
  }

  /** A copy of an old release would otherwise be in use as the new one, its signature holding. */
  @Test
  void aLineOpensOnlyWhatItsNamesSay() throws IOException {
    Files.move(directory, store.resolve("small/2.0.0"));
    Files.writeString(store.resolve("small/current"), "2.0.0\n");
    assertThatThrownBy(() -> Release.open(store.resolve("small")))
        .isInstanceOf(IntegrityException.class)
        .hasMessageEndingWith("2.0.0: holds the release small 1.0.0 in the place of small 2.0.0");
    assertThat(Release.open(store.resolve("small/2.0.0")).title()).isEqualTo("small 1.0.0");
  }

  @Test
  void refusesAModelWithAnotherManifestInside() throws IOException {
    byte[] other = SmallRelease.model(SmallRelease.core(Manifest.Flips.RUNTIME));
    Files.write(directory.resolve("model.onnx"), other);
    SmallRelease.seal(directory, SmallRelease.core());
    refused("'model.onnx' carries another manifest than manifest.json");
  }

  @Test
  void refusesAModelWithoutManifest() throws IOException {
    Files.write(directory.resolve("model.onnx"), SmallModel.bytes());
    SmallRelease.seal(directory, SmallRelease.core());
    refused("'model.onnx' carries no manifest");
  }

  @Test
  void refusesAModelThatChangedAfterOpening() throws IOException {
    Release release = Release.open(directory);
    Files.write(directory.resolve("model.onnx"), SmallModel.bytes());
    assertThatThrownBy(() -> release.model("fp32")).isInstanceOf(IntegrityException.class);
    assertThatThrownBy(() -> release.modelMemory("fp32"))
        .isInstanceOf(IntegrityException.class)
        .hasMessageEndingWith("'model.onnx' is not the published file");
  }

  @Test
  void refusesAModelThatChangedWithinItsLength() throws IOException {
    Release release = Release.open(directory);
    assertThat(release.modelMemory("fp32")).isEqualTo(ByteBuffer.wrap(release.model("fp32")));
    byte[] bytes = release.model("fp32");
    bytes[bytes.length - 1] ^= 1;
    Files.write(directory.resolve("model.onnx"), bytes);
    assertThatThrownBy(() -> release.modelMemory("fp32")).isInstanceOf(IntegrityException.class);
  }

  @Test
  void refusesAFileThatChangesWhileItIsVerified() throws IOException {
    DigestedFiles files = new DigestedFiles(directory);
    assertThat(files.text("MODEL_CARD.md")).isEqualTo("# Small\n");
    Files.writeString(directory.resolve("MODEL_CARD.md"), "# Other\n");
    for (ThrowingCallable read :
        List.<ThrowingCallable>of(
            () -> files.text("MODEL_CARD.md"),
            () -> files.stream("MODEL_CARD.md", (content, length) -> length))) {
      assertThatThrownBy(read)
          .isInstanceOf(IntegrityException.class)
          .hasMessageContaining("'MODEL_CARD.md' was changed while it was verified");
    }
  }

  @Test
  void theSignatureIsNoModel() throws IOException {
    Manifest odd =
        SmallRelease.edited(text -> text.replace("\"model.onnx\"", "\"signature.json\""));
    Files.writeString(directory.resolve("signature.json"), "{}");
    SmallRelease.seal(directory, odd);
    refused("'signature.json' has no digest");
  }

  @Test
  void sumsAreWhatSha256sumReads() {
    List<String> lines = ReleaseFiles.sums(directory).lines().toList();
    assertThat(lines)
        .hasSize(7)
        .isSortedAccordingTo((a, b) -> a.substring(66).compareTo(b.substring(66)));
    // echo '# Small' | sha256sum
    assertThat(lines)
        .contains(
            "063eed45e971a62051d828ec821fc55773df2be8a61c9f34b587b16575f1b315  MODEL_CARD.md");
  }

  private void refused(String message) {
    assertThatThrownBy(() -> Release.open(directory))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  private void refused() {
    refused("");
  }

  @Test
  void aLinkToAReleaseOpensIt() throws IOException {
    Path link = Files.createSymbolicLink(store.resolve("link"), directory);
    assertThat(Release.open(link).title()).isEqualTo("small 1.0.0");
  }
}
