package io.mammoedge.runtime.engine;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;

/** The one ONNX Runtime environment of this process. */
final class Environments {
  private Environments() {}

  /** Fatal only: what fails is thrown, and then told once in our words. */
  static OrtEnvironment get() {
    return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "mammoedge");
  }
}
