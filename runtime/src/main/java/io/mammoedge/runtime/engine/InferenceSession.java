package io.mammoedge.runtime.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.preprocess.PixelRows;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

/**
 * A loaded release graph. One session may be used by several threads at once; closing it frees the
 * native memory.
 */
public final class InferenceSession implements AutoCloseable {
  private final InputBuffers buffers = new InputBuffers();
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final Provider provider;

  private InferenceSession(OrtEnvironment environment, OrtSession session, Provider provider) {
    this.environment = environment;
    this.session = session;
    this.provider = provider;
  }

  /**
   * Loads a graph from bytes that were verified.
   *
   * @param model an ONNX file
   * @param provider what computes; {@link SelectedSession} chooses
   * @param threads inside one operator, or 0 for one per core
   * @throws IntegrityException when it does not load, or is not a release graph
   * @throws EngineException when the provider cannot be set up
   */
  public static InferenceSession open(byte[] model, Provider provider, int threads) {
    return open(
        (environment, options) -> environment.createSession(model, options), provider, threads, 0);
  }

  /** As above, from direct memory, which is not copied and not needed afterwards. */
  public static InferenceSession open(ByteBuffer model, Provider provider, int threads) {
    return open(model, provider, threads, 0);
  }

  /**
   * As above.
   *
   * @param device which GPU, where one computes
   */
  public static InferenceSession open(
      ByteBuffer model, Provider provider, int threads, int device) {
    return open(
        (environment, options) -> environment.createSession(model, options),
        provider,
        threads,
        device);
  }

  /** As {@link #open(byte[], Provider, int)}, from a file. */
  public static InferenceSession open(Path model, Provider provider, int threads) {
    return open(
        (environment, options) -> environment.createSession(model.toString(), options),
        provider,
        threads,
        0);
  }

  /** ONNX Runtime's own version, such as {@code 1.28.0}. */
  public static String engineVersion() {
    return Environments.get().getVersion();
  }

  private static InferenceSession open(Loader loader, Provider provider, int threads, int device) {
    OrtEnvironment environment = Environments.get();
    try (OrtSession.SessionOptions options = SessionSettings.of(provider, threads, device)) {
      OrtSession session = loader.load(environment, options);
      return checked(new InferenceSession(environment, session, provider));
    } catch (OrtException e) {
      throw failure(provider, e);
    }
  }

  /** Without a GPU the model is to blame. */
  private static MammoEdgeException failure(Provider provider, OrtException e) {
    return provider == Provider.CPU
        ? new IntegrityException("ONNX Runtime cannot load the model: " + Messages.of(e), e)
        : new EngineException("ONNX Runtime cannot use " + provider + ": " + Messages.of(e), e);
  }

  private static InferenceSession checked(InferenceSession opened) throws OrtException {
    try {
      GraphContract.check(opened.session);
      return opened;
    } catch (IntegrityException e) {
      opened.close();
      throw e;
    }
  }

  /** What computes. */
  public Provider provider() {
    return provider;
  }

  /**
   * Runs the graph once.
   *
   * @param presentationValues 0..65535, as the mammogram has them
   * @throws EngineException when ONNX Runtime fails
   */
  public Outcome run(PixelRows presentationValues) {
    FloatBuffer memory =
        buffers.take(Math.multiplyExact(presentationValues.height(), presentationValues.width()));
    try (OnnxTensor image = ImageTensors.of(environment, presentationValues, memory);
        OrtSession.Result result = session.run(Map.of(GraphContract.IMAGE, image))) {
      return GraphContract.outcome(result);
    } catch (OrtException e) {
      throw new EngineException("ONNX Runtime: " + Messages.of(e), e);
    } finally {
      buffers.giveBack(memory);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new EngineException("ONNX Runtime: " + Messages.of(e), e);
    }
  }

  /** From bytes or from a path. */
  private interface Loader {
    OrtSession load(OrtEnvironment environment, OrtSession.SessionOptions options)
        throws OrtException;
  }
}
