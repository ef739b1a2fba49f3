package io.mammoedge.peers;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_dnn;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_dnn.Net;

/** OpenCV's DNN module: an ONNX file, through bytedeco's Java API. */
public final class OpenCvPeer {
  private OpenCvPeer() {}

  /**
   * Runs the image once for each line on standard input: {@code RAN}, seconds, probability.
   *
   * @param words ONNX file, image, height, width, threads
   */
  public static void main(String[] words) throws IOException {
    opencv_core.setNumThreads(Integer.parseInt(words[4]));
    int[] shape = {1, 1, Integer.parseInt(words[2]), Integer.parseInt(words[3])};
    float[] image = floats(Path.of(words[1]));
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    // The descriptor, since the library may write to the standard stream, too.
    PrintStream answers =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    try (Net net = opencv_dnn.readNetFromONNX(words[0])) {
      answers.println("READY OpenCV " + opencv_core.getVersionString().getString().strip());
      while (questions.readLine() != null) {
        long start = System.nanoTime();
        float probability = probability(net, shape, image);
        answers.println("RAN " + (System.nanoTime() - start) / 1e9 + " " + probability);
      }
    }
  }

  private static float probability(Net net, int[] shape, float[] image) {
    try (Mat input = new Mat(shape, opencv_core.CV_32F)) {
      input.<FloatBuffer>createBuffer().put(image);
      net.setInput(input);
      // Its Gather cannot pick one of two probabilities with a scalar index, so we end one step
      // before.
      try (Mat answer = net.forward("logits")) {
        FloatBuffer logits = answer.createBuffer();
        return (float) (1 / (1 + Math.exp(logits.get(0) - logits.get(1))));
      }
    }
  }

  private static float[] floats(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    return values;
  }
}
