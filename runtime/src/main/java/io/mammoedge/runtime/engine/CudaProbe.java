package io.mammoedge.runtime.engine;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.preprocess.Plane;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The child process that tries CUDA: it loads a tiny network and runs it, since a driver or a cuDNN
 * that does not fit shows only then. Exit code 0 is yes; 1 is no, with the reason in the file named
 * by the argument; anything else is a crash.
 */
public final class CudaProbe {
  private static final int SIDE = 32;

  private CudaProbe() {}

  /**
   * Tries.
   *
   * @param arguments the file for the reason
   */
  public static void main(String[] arguments) throws IOException {
    try (InferenceSession session = InferenceSession.open(model(), Provider.CUDA, 1)) {
      session.run(new Plane(SIDE, SIDE, new float[SIDE * SIDE]));
    } catch (MammoEdgeException | LinkageError e) {
      Files.writeString(Path.of(arguments[0]), Messages.of(e));
      System.exit(1);
    }
  }

  private static byte[] model() throws IOException {
    try (InputStream in = CudaProbe.class.getResourceAsStream("probe.onnx")) {
      return in.readAllBytes();
    }
  }
}
