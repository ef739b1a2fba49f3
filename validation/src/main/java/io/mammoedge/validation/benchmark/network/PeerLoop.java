package io.mammoedge.validation.benchmark.network;

import io.mammoedge.runtime.preprocess.Plane;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToDoubleFunction;

/** The part of {@link PeerProcess} that a peer in Java plays. */
final class PeerLoop {
  private final Plane image;
  private final int threads;

  private PeerLoop(Plane image, int threads) {
    this.image = image;
    this.threads = threads;
  }

  /** Reads a peer's words: network, image, height, width, threads. */
  static PeerLoop of(String[] words) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(Path.of(words[1]))).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    Plane image = new Plane(Integer.parseInt(words[2]), Integer.parseInt(words[3]), values);
    return new PeerLoop(image, Integer.parseInt(words[4]));
  }

  int threads() {
    return threads;
  }

  /** Runs the image once for each line, until there are no more. */
  void answer(String version, ToDoubleFunction<Plane> probability) throws IOException {
    // Descriptors, since libraries may write to the standard streams, too.
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
    out.println("READY " + version);
    while (in.readLine() != null) {
      long start = System.nanoTime();
      double answer = probability.applyAsDouble(image);
      out.println("RAN " + (System.nanoTime() - start) / 1e9 + " " + answer);
    }
  }
}
