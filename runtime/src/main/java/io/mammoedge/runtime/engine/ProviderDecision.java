package io.mammoedge.runtime.engine;

import java.util.Objects;

/**
 * What computes, and why it is not the GPU.
 *
 * @param provider to open a session with
 * @param fallbackReason one line, or null where nothing better was looked for in vain
 */
public record ProviderDecision(Provider provider, String fallbackReason) {
  /** Checks for null. */
  public ProviderDecision {
    Objects.requireNonNull(provider, "provider is null");
  }
}
