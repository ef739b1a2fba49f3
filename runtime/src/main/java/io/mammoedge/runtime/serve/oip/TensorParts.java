package io.mammoedge.runtime.serve.oip;

import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.serve.http.HttpProblem;
import java.io.IOException;
import java.util.List;

/** An input as its members come, in any order. */
final class TensorParts {
  private static final String IMAGE = "image";

  private String name;
  private Datatype datatype;
  private List<Long> shape;
  private FloatList data;
  private Long binaryBytes;

  void name(String given) {
    name = given;
  }

  void datatype(String word) {
    datatype = Datatype.named(word);
  }

  void shape(List<Long> given) {
    shape = given;
  }

  void data(FloatList given) {
    data = given;
  }

  void binaryBytes(Long given) {
    binaryBytes = given;
  }

  /**
   * The image.
   *
   * @param tail where binary data come from
   * @param mostValues it may have
   * @throws HttpProblem when something is missing, or does not fit together
   */
  Plane plane(BinaryTail tail, int mostValues) throws IOException {
    if (!IMAGE.equals(name)) {
      throw HttpProblem.badRequest("the input is 'image'");
    }
    if (datatype == null || shape == null || (data == null) == (binaryBytes == null)) {
      throw HttpProblem.badRequest(
          "input 'image' needs shape, datatype, and either data or parameters.binary_data_size");
    }
    int height = side(2);
    int width = side(3);
    if ((long) height * width > mostValues) {
      throw HttpProblem.tooLarge("an image of more than " + mostValues + " values");
    }
    float[] values =
        data == null ? tail.next(binaryBytes, datatype, height * width) : data.toArray();
    if (values.length != height * width) {
      throw HttpProblem.badRequest(
          "%d values do not fill the shape [1,1,%d,%d]".formatted(values.length, height, width));
    }
    return new Plane(height, width, checked(values));
  }

  private int side(int axis) {
    boolean good =
        shape.size() == 4
            && shape.get(0) == 1
            && shape.get(1) == 1
            && shape.get(axis) >= 1
            && shape.get(axis) <= Short.MAX_VALUE;
    if (!good) {
      throw HttpProblem.badRequest("input 'image' has shape [1,1,H,W], H and W up to 32767");
    }
    return shape.get(axis).intValue();
  }

  /** What no mammogram has would be scored without a word. */
  private static float[] checked(float[] values) {
    for (float value : values) {
      if (!(value >= 0 && value <= 65535)) {
        throw HttpProblem.badRequest(
            "input 'image' has presentation values from 0 to 65535, and not " + value);
      }
    }
    return values;
  }
}
