package io.mammoedge.runtime.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether CUDA works here. ONNX Runtime's list of providers says only what it was compiled with,
 * and loading the provider on a machine without a working driver can end the process. So a child
 * process tries first.
 */
public final class CudaProvider {
  /** Said where the libraries for CUDA are neither in this jar nor in a folder that was named. */
  public static final String ABSENT = "this build holds no CUDA provider";

  private static final List<String> LIBRARIES =
      List.of(
          "/ai/onnxruntime/native/linux-x64/libonnxruntime_providers_cuda.so",
          "/ai/onnxruntime/native/win-x64/onnxruntime_providers_cuda.dll");

  /** Unpacking the provider's 583 MB takes five seconds on a fast disk. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private CudaProvider() {}

  /** Why CUDA cannot be used, in one line; empty if it can. */
  public static Optional<String> whyNot() {
    if (!isShipped()) {
      return Optional.of(ABSENT);
    }
    return new ChildProbe(ProbeCommand.of(CudaProbe.class), PATIENCE).whyNot();
  }

  private static boolean isShipped() {
    return LIBRARIES.stream().anyMatch(name -> CudaProvider.class.getResource(name) != null)
        || isInNativePath(System.getProperty("onnxruntime.native.path"));
  }

  /** ONNX Runtime takes unpacked libraries from that folder. */
  private static boolean isInNativePath(String folder) {
    return folder != null
        && LIBRARIES.stream()
            .map(name -> Path.of(folder, name.substring(name.lastIndexOf('/') + 1)))
            .anyMatch(Files::isRegularFile);
  }
}
