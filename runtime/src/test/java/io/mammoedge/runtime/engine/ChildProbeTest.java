package io.mammoedge.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.testing.Probes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every probe here is a real Java process. */
class ChildProbeTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  @Test
  void noReasonIfItWorks() {
    assertThat(ask(Probes.Good.class, LONG)).isEmpty();
  }

  @Test
  void aRefusalIsItsReasonInOneLine() {
    assertThat(ask(Probes.Refusing.class, LONG)).contains("driver too old for this");
  }

  @Test
  void aCrashIsANo() {
    assertThat(ask(Probes.Crashing.class, LONG))
        .contains("the probe process crashed with exit code 134");
  }

  @Test
  void silenceIsANo() {
    assertThat(ask(Probes.Hanging.class, Duration.ofSeconds(3)))
        .contains("the probe process did not end within 3 s");
    // It is killed, too.
    assertThat(ProcessHandle.current().children())
        .allSatisfy(child -> assertThat(child.onExit()).succeedsWithin(Duration.ofMinutes(1)));
  }

  @Test
  void aProgramThatIsNotThereIsANo() {
    ChildProbe probe = new ChildProbe(List.of("/nonexistent/java"), LONG);
    assertThat(probe.whyNot().orElseThrow())
        .startsWith("the probe process did not start:")
        .doesNotContain("\n");
  }

  /** The library of this build has no GPU code: ONNX Runtime itself says so, in the child. */
  @Test
  void theRealProbeSaysNoWithTheCpuLibrary() {
    assertThat(ask(CudaProbe.class, LONG).orElseThrow())
        .contains("Failed to find CUDA shared provider");
  }

  private static Optional<String> ask(Class<?> main, Duration patience) {
    return new ChildProbe(ProbeCommand.of(main), patience).whyNot();
  }
}
