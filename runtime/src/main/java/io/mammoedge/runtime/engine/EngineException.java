package io.mammoedge.runtime.engine;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;

/** ONNX Runtime failed at something that a verified release should have allowed. */
public final class EngineException extends MammoEdgeException {
  /** Ends a command with {@link ExitCode#INTERNAL}. */
  public EngineException(String message, Throwable cause) {
    super(ExitCode.INTERNAL, message, cause);
  }
}
