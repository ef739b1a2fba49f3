package io.mammoedge.runtime.doctor;

import io.mammoedge.runtime.engine.CudaProvider;
import java.util.ArrayList;
import java.util.List;

/** From findings to what a person does next. */
final class Advice {
  private Advice() {}

  static List<String> of(CpuFeatures cpu, Natives natives, Gpu gpu, Trial trial, String name) {
    List<String> advice = new ArrayList<>();
    if (natives.problem() != null) {
      advice.add(
          natives.executable()
              ? "ONNX Runtime does not load: this jar holds it for Linux, macOS and Windows on"
                  + " x86-64 and arm64, with glibc 2.28 or newer on Linux"
              : natives.folder()
                  + " does not let programs run (noexec): start with"
                  + " java -Djava.io.tmpdir=FOLDER, a folder that does");
    }
    if (gpu != null && gpu.driver() != null && gpu.fallbackReason() != null) {
      advice.add(
          "there is a driver of NVIDIA, and still no GPU is used ("
              + gpu.fallbackReason()
              + (gpu.fallbackReason().equals(CudaProvider.ABSENT)
                  ? "): this jar computes on the processor only, unless -Donnxruntime.native.path"
                      + " names a folder with the libraries for CUDA"
                  : "): until that is mended, the processor computes"));
    }
    if (trial != null && !trial.isGood()) {
      advice.add("do not use this release here: " + trial.golden());
    }
    if (cpu.known() && cpu.dotProducts().isEmpty()) {
      advice.add(
          "this processor multiplies bytes slowly, or not exactly: expect fp32; for int8 ask for a"
              + " release made with --int8-weights reduced");
    }
    if (advice.isEmpty()) {
      advice.add(next(trial, name));
    }
    return advice;
  }

  private static String next(Trial trial, String name) {
    return trial == null
        ? "name a release, to see whether it runs here and how fast: doctor RELEASE"
        : "this release runs here as it did where it was made: serve " + name;
  }
}
