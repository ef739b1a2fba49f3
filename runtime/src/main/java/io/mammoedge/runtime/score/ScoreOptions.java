package io.mammoedge.runtime.score;

import io.mammoedge.runtime.dicom.Accept;
import io.mammoedge.runtime.engine.ProviderChoice;
import java.io.Serializable;
import java.util.Objects;

/**
 * How a release is used.
 *
 * @param provider what computes
 * @param variant which model
 * @param threads inside one operator, or 0 for one per core
 * @param accept which files are taken, or null for what the manifest says; another choice is a
 *     warning in every result
 * @param device which GPU, as CUDA counts them, where one computes
 */
public record ScoreOptions(
    ProviderChoice provider, Variant variant, int threads, Accept accept, int device)
    implements Serializable {
  /** The processor or a GPU, 32-bit floats, all cores, what the manifest accepts. */
  public static final ScoreOptions STANDARD =
      new ScoreOptions(ProviderChoice.AUTO, Variant.AUTO, 0, null);

  /** Checks the ranges. */
  public ScoreOptions {
    Objects.requireNonNull(provider, "provider is null");
    Objects.requireNonNull(variant, "variant is null");
    if (threads < 0 || device < 0) {
      throw new IllegalArgumentException(threads + " threads, device " + device);
    }
  }

  /** On the first GPU, where one computes. */
  public ScoreOptions(ProviderChoice provider, Variant variant, int threads, Accept accept) {
    this(provider, variant, threads, accept, 0);
  }

  /** The same on another GPU. */
  public ScoreOptions onDevice(int other) {
    return new ScoreOptions(provider, variant, threads, accept, other);
  }
}
