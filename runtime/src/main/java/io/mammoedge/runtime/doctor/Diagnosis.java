package io.mammoedge.runtime.doctor;

import io.mammoedge.runtime.check.Machine;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.score.ScoreResult;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What {@code doctor} found.
 *
 * @param runtime version of this program
 * @param machine where it runs
 * @param cpu what the processor can do
 * @param memory of this process
 * @param natives ONNX Runtime's library
 * @param gpu what computes; null where ONNX Runtime did not load
 * @param trial of a release; null where none was named, or ONNX Runtime did not load
 * @param advice what to do next, most important first
 * @param researchUse what every result says
 */
public record Diagnosis(
    String runtime,
    Machine machine,
    CpuFeatures cpu,
    Memory memory,
    Natives natives,
    Gpu gpu,
    Trial trial,
    List<String> advice,
    String researchUse) {
  /** Checks for nulls. */
  public Diagnosis {
    Objects.requireNonNull(runtime, "runtime is null");
    Objects.requireNonNull(machine, "machine is null");
    advice = List.copyOf(advice);
  }

  /**
   * Looks at this machine, and tries a release on it.
   *
   * @param runtime version of this program
   * @param name of the release's folder
   * @param release opens it; empty for the machine alone
   */
  public static Diagnosis here(
      String runtime, String name, Optional<Supplier<Release>> release, ScoreOptions options) {
    CpuFeatures cpu = CpuFeatures.here();
    Natives natives = Natives.here();
    boolean runs = natives.problem() == null;
    Gpu gpu = runs ? Gpu.here() : null;
    Trial trial = runs ? release.map(opener -> Trial.of(opener, name, options)).orElse(null) : null;
    return new Diagnosis(
        runtime,
        Machine.here(),
        cpu,
        Memory.here(),
        natives,
        gpu,
        trial,
        Advice.of(cpu, natives, gpu, trial, name),
        ScoreResult.RESEARCH_USE);
  }
}
