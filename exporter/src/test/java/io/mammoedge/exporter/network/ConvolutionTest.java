package io.mammoedge.exporter.network;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mammoedge.exporter.onnx.Network;
import io.mammoedge.exporter.testing.Agreement;
import io.mammoedge.exporter.testing.NetworkModel;
import io.mammoedge.exporter.testing.OrtModel;
import io.mammoedge.exporter.testing.RandomNets;
import io.mammoedge.trainer.net.Convolution;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random convolutions in DJL, in ONNX Runtime, and in plain loops. */
class ConvolutionTest {
  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isTheSameEverywhere(long seed) {
    Random random = new Random(seed);
    Convolution.Padding padding =
        random.nextBoolean() ? Convolution.Padding.SAME : Convolution.Padding.SYMMETRIC;
    Convolution.Geometry geometry =
        new Convolution.Geometry(
            1 + random.nextInt(40), 1 + 2 * random.nextInt(4), 1 + random.nextInt(3), padding);
    Shape input =
        new Shape(
            1 + random.nextInt(3),
            1 + random.nextInt(40),
            5 + random.nextInt(30),
            5 + random.nextInt(30));
    try (NDManager manager = NDManager.newBaseManager()) {
      Convolution convolution = new Convolution(geometry, random.nextBoolean());
      RandomNets.filled(convolution, manager, random, input);
      float[] image = RandomNets.noise(seed, (int) input.size());
      float[] expected = Loops.convolve(convolution, image, input.getShape());
      float[] djl = RandomNets.evaluate(convolution, manager, image, input.getShape());
      Agreement.assertClose(djl, expected, 1e-5);
      Network network = TrainerConverters.all().network(convolution, "image", "");
      try (OrtModel ort = new OrtModel(NetworkModel.of(network, 4, 4))) {
        Agreement.assertClose(ort.run("result", image, input.getShape()), expected, 1e-5);
      }
    }
  }

  /** The definition of a convolution, in double. */
  private static final class Loops {
    private final Convolution.Geometry geometry;
    private final float[] weight;
    private final float[] image;
    private final long[] in;
    private final long[] out;

    private Loops(Convolution convolution, float[] image, long[] in) {
      this.geometry = convolution.geometry();
      this.weight = convolution.getDirectParameters().get("weight").getArray().toFloatArray();
      this.image = image;
      this.in = in;
      this.out = convolution.getOutputShapes(new Shape[] {new Shape(in)})[0].getShape();
    }

    static float[] convolve(Convolution convolution, float[] image, long[] in) {
      Loops loops = new Loops(convolution, image, in);
      float[] bias =
          convolution.hasBias()
              ? convolution.getDirectParameters().get("bias").getArray().toFloatArray()
              : new float[convolution.geometry().filters()];
      long[] out = loops.out;
      float[] result = new float[(int) new Shape(out).size()];
      for (int i = 0; i < result.length; i++) {
        int x = (int) (i % out[3]);
        int y = (int) (i / out[3] % out[2]);
        int filter = (int) (i / out[3] / out[2] % out[1]);
        int n = (int) (i / out[3] / out[2] / out[1]);
        result[i] = (float) (bias[filter] + loops.sum(n, filter, y, x));
      }
      return result;
    }

    private double sum(int n, int filter, int y, int x) {
      int kernel = geometry.kernel();
      int top = y * geometry.stride() - before(in[2], out[2]);
      int left = x * geometry.stride() - before(in[3], out[3]);
      double sum = 0;
      for (int c = 0; c < in[1]; c++) {
        for (int i = Math.max(0, -top); i < kernel && top + i < in[2]; i++) {
          for (int j = Math.max(0, -left); j < kernel && left + j < in[3]; j++) {
            double w = weight[((filter * (int) in[1] + c) * kernel + i) * kernel + j];
            sum += w * image[(int) (((n * in[1] + c) * in[2] + top + i) * in[3] + left + j)];
          }
        }
      }
      return sum;
    }

    /** TensorFlow's rule for 'same': the smaller half of the zeros comes first. */
    private int before(long size, long reduced) {
      int kernel = geometry.kernel();
      return geometry.padding() == Convolution.Padding.SYMMETRIC
          ? kernel / 2
          : (int) Math.max(0, (reduced - 1) * geometry.stride() + kernel - size) / 2;
    }
  }
}
