package io.mammoedge.runtime.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.runtime.testing.Cli;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  @TempDir private Path folder;

  @Test
  void aReleaseThatRunsHereIsTriedAndTimed() {
    Path release = SmallRelease.write(folder);
    Cli doctor = Cli.run("doctor", release);
    assertThat(doctor.exitCode()).isZero();
    assertThat(doctor.out())
        .contains("ONNX Runtime 1.", "small 1.0.0, fp32", "golden     good")
        .containsPattern("loads in \\d+\\.\\d\\d s, an image takes \\d+\\.\\d\\d s")
        .contains(
            "next       this release runs here as it did where it was made: serve " + release);
    JsonObject json =
        JsonParser.parseString(Cli.run("doctor", release, "--json").out()).getAsJsonObject();
    assertThat(json.getAsJsonObject("gpu").get("provider").getAsString()).isEqualTo("cpu");
    assertThat(json.getAsJsonObject("trial").get("imageSeconds").getAsDouble()).isPositive();
  }

  @Test
  void withoutAReleaseItLooksAtTheMachine() {
    Cli doctor = Cli.run("doctor");
    assertThat(doctor.exitCode()).isZero();
    assertThat(doctor.out()).contains("processor", "memory", "next       name a release");
  }

  @Test
  void whatIsWrongWithAReleaseIsTheExitCode() throws IOException {
    Path altered = SmallRelease.write(folder.resolve("altered"));
    Files.writeString(altered.resolve("MODEL_CARD.md"), "other");
    assertThat(Cli.run("doctor", altered).exitCode()).isEqualTo(4);
    assertThat(Cli.run("doctor", folder.resolve("none")).exitCode()).isEqualTo(2);

    Path other = SmallRelease.write(folder.resolve("other"));
    Path expected = other.resolve("golden/expected.json");
    String wrong =
        Files.readString(expected)
            .replaceAll("\"probability\": *[0-9.E-]+", "\"probability\":0.123");
    Files.writeString(expected, wrong);
    SmallRelease.seal(other, SmallRelease.core());
    Cli doctor = Cli.run("doctor", other);
    assertThat(doctor.exitCode()).isEqualTo(3);
    assertThat(doctor.out()).contains("next       do not use this release here");
  }

  @Test
  void featuresOfBothKindsOfProcessor() throws IOException {
    assertThat(features("flags\t\t: fpu sse2 avx2 avx512f avx512_vnni\n"))
        .isEqualTo(new CpuFeatures(true, List.of("avx2", "avx512f"), List.of("avx512_vnni")));
    assertThat(features("processor\t: 0\nFeatures\t: fp asimd asimddp\n"))
        .isEqualTo(new CpuFeatures(true, List.of("asimd"), List.of("asimddp")));
    assertThat(features("nothing\n").known()).isFalse();
    assertThat(CpuFeatures.of(folder.resolve("absent")).known()).isFalse();
  }

  private CpuFeatures features(String text) throws IOException {
    return CpuFeatures.of(Files.writeString(folder.resolve("cpuinfo"), text));
  }

  @Test
  void adviceFollowsFromWhatWasFound() {
    CpuFeatures fast = new CpuFeatures(true, List.of("avx2"), List.of("avx_vnni"));
    CpuFeatures slow = new CpuFeatures(true, List.of("avx2"), List.of());
    Natives good = new Natives("/tmp", true, "1.28.0", null);
    Natives noexec = new Natives("/tmp", false, null, "failed to map segment");
    Gpu hidden = new Gpu("NVRM version: 570", "cpu", "this build holds no CUDA provider");
    assertThat(Advice.of(fast, noexec, null, null, "").get(0)).contains("-Djava.io.tmpdir=FOLDER");
    assertThat(Advice.of(slow, good, null, null, "").get(0)).contains("--int8-weights reduced");
    assertThat(Advice.of(fast, good, hidden, null, "").get(0))
        .contains("no GPU is used", "on the processor only");
    Gpu broken = new Gpu("NVRM version: 570", "cpu", "libcudnn.so.9: cannot open shared object");
    assertThat(Advice.of(fast, good, broken, null, "").get(0))
        .contains("libcudnn.so.9", "until that is mended")
        .doesNotContain("this jar");
  }
}
