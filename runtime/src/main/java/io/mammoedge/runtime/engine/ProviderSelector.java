package io.mammoedge.runtime.engine;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.Optional;
import java.util.function.Supplier;

/** From what a user asks for to what this machine has. */
public final class ProviderSelector {
  private final Supplier<Optional<String>> whyNoCuda;

  /**
   * A selector.
   *
   * @param whyNoCuda asked only where CUDA is wanted; see {@link CudaProvider#whyNot}
   */
  public ProviderSelector(Supplier<Optional<String>> whyNoCuda) {
    this.whyNoCuda = whyNoCuda;
  }

  /**
   * Decides.
   *
   * @throws MammoEdgeException with {@link ExitCode#PROVIDER_UNAVAILABLE} when CUDA was asked for
   *     and is not there
   */
  public ProviderDecision decide(ProviderChoice choice) {
    if (choice == ProviderChoice.CPU) {
      return new ProviderDecision(Provider.CPU, null);
    }
    return whyNoCuda
        .get()
        .map(reason -> without(choice, reason))
        .orElseGet(() -> new ProviderDecision(Provider.CUDA, null));
  }

  /** CUDA is not there, or failed later: an error if it was asked for, else the processor. */
  static ProviderDecision without(ProviderChoice choice, String reason) {
    if (choice == ProviderChoice.CUDA) {
      throw new MammoEdgeException(
          ExitCode.PROVIDER_UNAVAILABLE,
          "CUDA is not available: " + reason + "; use --provider auto or cpu");
    }
    return new ProviderDecision(Provider.CPU, reason);
  }
}
