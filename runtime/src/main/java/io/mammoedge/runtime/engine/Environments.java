package io.mammoedge.runtime.engine;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The one ONNX Runtime environment of this process. */
public final class Environments {
  /**
   * ONNX Runtime's start goes through the process's command line, and its recursion takes some 250
   * bytes of stack for each of its characters: on an ordinary thread, a hundred file names crash
   * the process. Linux takes commands of 2 MB.
   */
  private static final long STACK_BYTES = 512L << 20;

  private Environments() {}

  /**
   * The environment, started where it was not yet. It logs what is fatal only: what fails is
   * thrown, and then told once in our words.
   *
   * @throws EngineException when it does not start
   */
  public static OrtEnvironment get() {
    FutureTask<OrtEnvironment> start =
        new FutureTask<>(
            () -> {
              OrtEnvironment started =
                  OrtEnvironment.getEnvironment(
                      OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "mammoedge");
              // Windows' library tells the system's event log, which may pass it on.
              started.setTelemetry(false);
              return started;
            });
    new Thread(null, start, "onnxruntime", STACK_BYTES).start();
    try {
      return start.get();
    } catch (ExecutionException e) {
      throw new EngineException("ONNX Runtime does not start: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MammoEdgeException(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }
}
