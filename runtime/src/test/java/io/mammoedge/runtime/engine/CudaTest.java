package io.mammoedge.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.testing.Cli;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallModel;
import io.mammoedge.runtime.testing.SmallNode;
import io.mammoedge.runtime.testing.SmallRelease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With ONNX Runtime's CUDA build: on a device, or on a box that has none. */
@Tag("gpu")
class CudaTest {
  /** Of Linux, of Linux within Windows, of Windows. */
  private static final List<Path> DRIVERS =
      List.of(
          Path.of("/proc/driver/nvidia/version"),
          Path.of("/dev/dxg"),
          Path.of("C:/Windows/System32/nvcuda.dll"));

  @TempDir private Path folder;

  @Test
  void withoutADeviceTheProcessorComputesAndTheReasonIsSaid() throws Exception {
    assumeThat(DRIVERS).noneMatch(Files::exists);
    String why = CudaProvider.whyNot().orElseThrow();
    assertThat(why).isNotEqualTo("this build holds no CUDA provider");
    Cli result = score("auto");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("fp32 on cpu (no CUDA: ");
    assertThat(score("cuda").exitCode()).isEqualTo(ExitCode.PROVIDER_UNAVAILABLE.number());
  }

  @Test
  void withoutADeviceASessionOnItIsRefusedInOneLine() {
    assumeThat(DRIVERS).noneMatch(Files::exists);
    assertThatThrownBy(() -> InferenceSession.open(SmallModel.bytes(), Provider.CUDA, 1))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageNotContaining("\n");
  }

  @Test
  void aDeviceSaysWhatThePythonOfAProcessorSays() {
    assumeADevice();
    try (InferenceSession cuda = InferenceSession.open(SmallModel.bytes(), Provider.CUDA, 1)) {
      assertThat(cuda.provider()).isEqualTo(Provider.CUDA);
      for (int k = 0; k < 3; k++) {
        SmallModel.Expected expected = SmallModel.expected().get(k);
        Outcome outcome = cuda.run(SmallModel.image(k));
        assertThat(outcome.probability()).isCloseTo(expected.probability(), within(1e-5));
        assertThat(outcome.heatMap().orElseThrow().values())
            .containsExactly(expected.cam(), within(1e-3f));
      }
    }
  }

  /** TF32 keeps ten bits of each factor: that would show here. */
  @Test
  void aDeviceMultipliesInFullPrecision() {
    assumeADevice();
    try (InferenceSession cuda = InferenceSession.open(SmallModel.bytes(), Provider.CUDA, 1);
        InferenceSession cpu = InferenceSession.open(SmallModel.bytes(), Provider.CPU, 1)) {
      Random random = new Random(5);
      Plane first = SmallModel.image(0);
      for (int k = 0; k < 20; k++) {
        float[] pixels = new float[first.values().length];
        for (int i = 0; i < pixels.length; i++) {
          pixels[i] = 65535 * random.nextFloat();
        }
        Plane image = new Plane(first.height(), first.width(), pixels);
        double expected = cpu.run(image).logOdds();
        assertThat(cuda.run(image).logOdds())
            .isCloseTo(expected, within(2e-5 * Math.max(1, Math.abs(expected))));
      }
    }
  }

  @Test
  void aNodeOnADeviceIsNotDegraded() throws Exception {
    assumeADevice();
    try (SmallNode node = SmallNode.of(SmallRelease.write(folder.resolve("store")))) {
      byte[] image = Files.readAllBytes(SmallDicom.write(folder.resolve("a.dcm"), 0));
      assertThat(node.post("/v1/score", "application/dicom", image).body())
          .contains("\"provider\": \"cuda\"", "\"fallback\": null");
      assertThat(node.get("/metrics").body())
          .contains("provider=\"cuda\"", "mammoedge_degraded{why=\"fallback\"} 0.0");
    }
  }

  private static void assumeADevice() {
    assumeThat(DRIVERS).anyMatch(Files::exists);
    // From here on, a device that cannot be used is a failure.
    assertThat(CudaProvider.whyNot()).isEmpty();
  }

  private Cli score(String provider) {
    Path release = SmallRelease.write(folder.resolve(provider));
    Path image = SmallDicom.write(folder.resolve(provider + ".dcm"), 0);
    return Cli.run("score", release.toString(), image.toString(), "--provider", provider);
  }
}
