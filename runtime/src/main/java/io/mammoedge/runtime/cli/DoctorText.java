package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.check.Machine;
import io.mammoedge.runtime.doctor.CpuFeatures;
import io.mammoedge.runtime.doctor.Diagnosis;
import io.mammoedge.runtime.doctor.Memory;
import io.mammoedge.runtime.doctor.Natives;
import io.mammoedge.runtime.doctor.Trial;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What {@code doctor} found, for people. */
final class DoctorText {
  private static final double MB = 1 << 20;

  private final PrintWriter out;

  DoctorText(PrintWriter out) {
    this.out = out;
  }

  void print(Diagnosis found) {
    Machine machine = found.machine();
    line("program", "%s. %s", found.runtime(), found.researchUse());
    line("system", "%s, %s", machine.os(), machine.architecture());
    line("java", "%s (%s)", machine.javaVersion(), machine.javaVendor());
    line(
        "processor",
        "%s, %d cores; %s",
        cpu(machine),
        machine.logicalProcessors(),
        features(found.cpu()));
    line("memory", "%s", memory(machine, found.memory()));
    line("engine", "%s", engine(found.natives()));
    if (found.gpu() != null) {
      line("driver", "%s", found.gpu().driver() == null ? "none of NVIDIA" : found.gpu().driver());
      String reason = found.gpu().fallbackReason();
      line("computes", "%s%s", found.gpu().provider(), reason == null ? "" : ": " + reason);
    }
    if (found.trial() != null) {
      trial(found.trial());
    }
    found.advice().forEach(advice -> line("next", "%s", advice));
    out.flush();
  }

  private static String cpu(Machine machine) {
    return machine.cpu() == null ? "unknown" : machine.cpu();
  }

  private static String features(CpuFeatures cpu) {
    if (!cpu.known()) {
      return "the system does not say what it can do";
    }
    return words(cpu.vectors(), "no vectors")
        + "; 8 bits: "
        + words(cpu.dotProducts(), "no dot products");
  }

  private static String words(List<String> words, String none) {
    return words.isEmpty() ? none : String.join(" ", words);
  }

  private static String memory(Machine machine, Memory memory) {
    String free =
        memory.availableBytes() < 0
            ? ""
            : String.format(Locale.ROOT, ", %.0f MB of it free", memory.availableBytes() / MB);
    return String.format(
        Locale.ROOT,
        "%.0f MB%s; Java takes up to %.0f MB",
        machine.memoryBytes() / MB,
        free,
        memory.heapBytes() / MB);
  }

  private static String engine(Natives natives) {
    String where = ", unpacked into " + natives.folder();
    return natives.problem() == null
        ? "ONNX Runtime " + natives.version() + where
        : "ONNX Runtime does not load" + where + ": " + natives.problem();
  }

  private void trial(Trial trial) {
    if (trial.variant() != null) {
      String reason = trial.variantReason() == null ? "" : " (" + trial.variantReason() + ")";
      line("release", "%s, %s%s", trial.release(), trial.variant(), reason);
      line(
          "timing",
          "loads in %.2f s, an image takes %.2f s",
          trial.loadSeconds(),
          trial.imageSeconds());
    } else {
      line("release", "%s", trial.release());
    }
    line("golden", "%s", trial.golden());
  }

  private void line(String head, String format, Object... values) {
    out.printf("%-10s %s%n", head, String.format(Locale.ROOT, format, values));
  }
}
