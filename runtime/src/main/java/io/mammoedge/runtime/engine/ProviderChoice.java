package io.mammoedge.runtime.engine;

/** What a user asks for. */
public enum ProviderChoice {
  /** CUDA where it works, else the processor, with the reason kept. */
  AUTO,
  /** The processor; CUDA is not even looked for. */
  CPU,
  /** CUDA, or an error. */
  CUDA
}
