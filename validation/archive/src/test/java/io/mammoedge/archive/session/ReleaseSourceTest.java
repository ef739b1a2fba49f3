package io.mammoedge.archive.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.engine.ProviderChoice;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.score.Variant;
import org.apache.spark.resource.ResourceInformation;
import org.junit.jupiter.api.Test;

/** Which GPU a task computes on. */
class ReleaseSourceTest {
  @Test
  void itIsTheOneThatSparkGivesOut() {
    assertThat(source(ProviderChoice.AUTO).on(gpu("3")).options().device()).isEqualTo(3);
  }

  @Test
  void theProcessorNeedsNone() {
    assertThat(source(ProviderChoice.CPU).on(gpu("GPU-5c0ffee")))
        .isEqualTo(source(ProviderChoice.CPU));
    assertThat(source(ProviderChoice.AUTO).on(null)).isEqualTo(source(ProviderChoice.AUTO));
  }

  @Test
  void aNameThatIsNoNumberIsRefusedInOneLine() {
    assertThatThrownBy(() -> source(ProviderChoice.CUDA).on(gpu("GPU-5c0ffee")))
        .isInstanceOfSatisfying(
            MammoEdgeException.class,
            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.PROVIDER_UNAVAILABLE))
        .hasMessageContaining("'GPU-5c0ffee'")
        .hasMessageContaining("discovery script");
  }

  private static ResourceInformation gpu(String address) {
    return new ResourceInformation("gpu", new String[] {address});
  }

  private static ReleaseSource source(ProviderChoice provider) {
    return new ReleaseSource(
        "release", true, "0".repeat(64), new ScoreOptions(provider, Variant.AUTO, 1, null));
  }
}
