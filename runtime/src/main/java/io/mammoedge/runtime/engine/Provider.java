package io.mammoedge.runtime.engine;

import java.util.Locale;

/** What computes: an execution provider of ONNX Runtime. */
public enum Provider {
  /** The processor; always there. */
  CPU,
  /** An NVIDIA GPU. */
  CUDA;

  /** The name in a manifest and on the command line: {@code cpu}, {@code cuda}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
