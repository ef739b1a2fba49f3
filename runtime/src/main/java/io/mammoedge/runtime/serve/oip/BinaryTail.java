package io.mammoedge.runtime.serve.oip;

import io.mammoedge.runtime.serve.http.HttpProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The bytes after the JSON of a request: its binary tensors, little-endian, one after the other.
 */
final class BinaryTail {
  private static final int CHUNK = 1 << 16;

  private final InputStream in;

  /** The rest of a stream, from the end of the JSON on. */
  BinaryTail(InputStream in) {
    this.in = in;
  }

  /**
   * The next tensor.
   *
   * @param bytes as the request says
   * @param count of values that are due
   * @throws HttpProblem when these do not agree, or the stream ends early
   */
  float[] next(long bytes, Datatype type, int count) throws IOException {
    if (bytes != (long) count * type.bytes()) {
      throw HttpProblem.badRequest(
          "binary_data_size is %d; %d values of %s are %d bytes"
              .formatted(bytes, count, type, (long) count * type.bytes()));
    }
    float[] values = new float[count];
    for (int from = 0; from < count; from += CHUNK) {
      int size = Math.min(CHUNK, count - from);
      byte[] chunk = in.readNBytes(size * type.bytes());
      if (chunk.length < size * type.bytes()) {
        throw HttpProblem.badRequest("the binary data end early");
      }
      ByteBuffer buffer = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = from; i < from + size; i++) {
        values[i] = type.next(buffer);
      }
    }
    return values;
  }

  /**
   * Checks that nothing is left.
   *
   * @throws HttpProblem when something is
   */
  void requireEnd() throws IOException {
    if (in.read() >= 0) {
      throw HttpProblem.badRequest("there are more binary data than the inputs name");
    }
  }
}
