package io.mammoedge.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.testing.Probes;
import io.mammoedge.runtime.testing.SmallModel;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProviderSelectorTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  void autoTakesTheGpuWhereItWorks() {
    assertThat(selector(Probes.Good.class).decide(ProviderChoice.AUTO))
        .isEqualTo(new ProviderDecision(Provider.CUDA, null));
  }

  @Test
  void autoFallsBackAndKeepsTheReason() {
    assertThat(selector(Probes.Crashing.class).decide(ProviderChoice.AUTO))
        .isEqualTo(
            new ProviderDecision(Provider.CPU, "the probe process crashed with exit code 134"));
  }

  @Test
  void cudaAskedForInVainIsAnError() {
    assertThatThrownBy(() -> selector(Probes.Crashing.class).decide(ProviderChoice.CUDA))
        .isInstanceOfSatisfying(
            MammoEdgeException.class,
            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.PROVIDER_UNAVAILABLE))
        .hasMessageContaining("exit code 134");
  }

  @Test
  void cpuDoesNotEvenLook() {
    ProviderSelector selector =
        new ProviderSelector(
            () -> {
              throw new AssertionError("asked");
            });
    assertThat(selector.decide(ProviderChoice.CPU))
        .isEqualTo(new ProviderDecision(Provider.CPU, null));
  }

  @Test
  void thisBuildSaysThatItHasNoCudaProvider() {
    assertThat(CudaProvider.whyNot()).isEqualTo(Optional.of("this build holds no CUDA provider"));
    try (SelectedSession selected =
        SelectedSession.open(direct(SmallModel.bytes()), ProviderChoice.AUTO, 1)) {
      assertThat(selected.session().provider()).isEqualTo(Provider.CPU);
      assertThat(selected.fallbackReason()).isEqualTo("this build holds no CUDA provider");
    }
  }

  private static ProviderSelector selector(Class<?> probe) {
    return new ProviderSelector(new ChildProbe(ProbeCommand.of(probe), PATIENCE)::whyNot);
  }

  private static ByteBuffer direct(byte[] bytes) {
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }
}
