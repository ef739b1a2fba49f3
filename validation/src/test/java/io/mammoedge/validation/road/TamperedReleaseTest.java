package io.mammoedge.validation.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.validation.demo.DamagedCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signed release as a publisher makes it, with one byte changed on its way to the box. */
class TamperedReleaseTest {
  private static final int ENOUGH_FOR_A_VERDICT = 72;

  @TempDir static Path folder;
  private static SmallRoad road;
  private static Path release;
  private static Path trust;

  @BeforeAll
  static void exportAndSign() throws IOException {
    road = SmallRoad.make(folder, ENOUGH_FOR_A_VERDICT, new ImageSize(96, 80).stretch());
    trust = newKey("keys");
    Ran export =
        road.export(
            "signed",
            "1.0.0",
            "--int8",
            "--margin",
            "0.5",
            "--sign",
            folder.resolve("keys/signing-key.pem"));
    assertThat(export.exit()).as(export.err()).isZero();
    release = road.store().resolve("signed/1.0.0");
  }

  private static Path newKey(String name) {
    Path keys = folder.resolve(name);
    assertThat(Ran.toolbox("keygen", "--out", keys).exit()).isZero();
    return keys.resolve("signing-key.pub.pem");
  }

  @Test
  void untouchedItIsTaken() {
    for (Ran ran : everyCommand(trust)) {
      assertThat(ran.exit()).as(ran.err()).isZero();
    }
  }

  /** The first byte, one in the middle, and the last. */
  @Test
  void oneByteInAnyFileIsNoticedAndTheFileNamed() throws IOException {
    List<Path> files = files();
    assertThat(files.stream().map(file -> release.relativize(file).toString()))
        .contains("model.onnx", "model.int8.onnx", "roc.svg", "bom.json", "MODEL_CARD.md")
        .contains("golden/expected.json", "manifest.json", "SHA256SUMS", "signature.json");
    for (Path file : files) {
      byte[] published = Files.readAllBytes(file);
      for (int at : new int[] {0, published.length / 2, published.length - 1}) {
        byte[] changed = published.clone();
        changed[at] ^= 1;
        Files.write(file, changed);
        assertRefused(file, at, Ran.toolbox("verify", release, "--trust", trust));
      }
      for (Ran ran : everyCommand(trust)) {
        assertRefused(file, published.length - 1, ran);
      }
      if (!file.endsWith("signature.json")) {
        assertRefused(file, published.length - 1, Ran.toolbox("verify", release));
      }
      Files.write(file, published);
    }
  }

  @Test
  void theKeyOfSomebodyElseIsRefused() {
    Path other = newKey("other");
    for (Ran ran : everyCommand(other)) {
      assertThat(ran.exit()).isEqualTo(4);
      assertThat(ran.err().strip()).hasLineCount(1).contains("signature.json");
    }
  }

  /** Digests made to fit: whoever changes a file can do that, but cannot sign. */
  @Test
  void aConsistentForgeryIsRefusedByItsSignature() throws IOException {
    Path forged = folder.resolve("forged");
    DamagedCopy.make(release, forged);
    assertThat(Ran.toolbox("verify", forged).exit()).isZero();
    Ran ran = Ran.toolbox("verify", forged, "--trust", trust);
    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err()).contains("SHA256SUMS", "is not the signed file");
  }

  private static void assertRefused(Path file, int at, Ran ran) {
    String name = release.relativize(file).toString();
    assertThat(ran.exit()).as("byte %d of %s: %s", at, name, ran.err()).isEqualTo(4);
    assertThat(ran.err().strip()).hasLineCount(1).contains(name);
  }

  private static List<Ran> everyCommand(Path key) {
    return List.of(
        Ran.toolbox("verify", release, "--trust", key),
        Ran.runtime("check", release, "--trust", key),
        Ran.runtime("score", release, road.source(), "--trust", key));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(release)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
