package io.mammoedge.runtime.engine;

import io.mammoedge.runtime.MammoEdgeException;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * A session on the best provider that was asked for.
 *
 * @param session closed together with this
 * @param fallbackReason why it is not on the GPU, or null
 */
public record SelectedSession(InferenceSession session, String fallbackReason)
    implements AutoCloseable {
  /** Checks for null. */
  public SelectedSession {
    Objects.requireNonNull(session, "session is null");
  }

  /**
   * What would compute, before any model is loaded.
   *
   * @throws MammoEdgeException when CUDA was asked for in vain
   */
  public static ProviderDecision decide(ProviderChoice choice) {
    return new ProviderSelector(CudaProvider::whyNot).decide(choice);
  }

  /**
   * Decides and opens. Where CUDA passed the probe but does not take the model, it counts as not
   * available.
   *
   * @param model verified bytes of an ONNX file, in direct memory
   * @param choice what the user asks for
   * @param threads inside one operator, or 0 for one per core
   * @throws MammoEdgeException when CUDA was asked for in vain, or the model does not load
   */
  public static SelectedSession open(ByteBuffer model, ProviderChoice choice, int threads) {
    return open(model, choice, decide(choice), threads, 0);
  }

  /**
   * As above, where it is decided already: {@link #decide} starts a process to try CUDA.
   *
   * @param device which GPU, where one computes
   */
  public static SelectedSession open(
      ByteBuffer model, ProviderChoice choice, ProviderDecision decided, int threads, int device) {
    ProviderDecision decision = decided;
    if (decision.provider() == Provider.CUDA) {
      try {
        return of(model, decision, threads, device);
      } catch (MammoEdgeException e) {
        decision = ProviderSelector.without(choice, e.getMessage());
      }
    }
    return of(model, decision, threads, device);
  }

  private static SelectedSession of(
      ByteBuffer model, ProviderDecision decision, int threads, int device) {
    return new SelectedSession(
        InferenceSession.open(model, decision.provider(), threads, device),
        decision.fallbackReason());
  }

  @Override
  public void close() {
    session.close();
  }
}
