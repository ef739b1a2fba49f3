package io.mammoedge.runtime.testing;

import com.google.gson.Gson;
import io.mammoedge.runtime.preprocess.Plane;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The graph of {@code make_small_model.py} and the outputs that Python's ONNX Runtime gave. */
public final class SmallModel {
  private SmallModel() {}

  /** One image of the script and its outputs. */
  public record Expected(
      int height,
      int width,
      double probability,
      double[] logits,
      int camHeight,
      int camWidth,
      float[] cam) {}

  /** The ONNX file. */
  public static byte[] bytes() {
    return resource("small.onnx");
  }

  /** The ONNX file with one more {@code metadata_props} entry; protobuf messages concatenate. */
  public static byte[] withMetadata(String key, String value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(bytes());
    field(out, 14, concat(text(1, key), text(2, value)));
    return out.toByteArray();
  }

  /** The outputs, one per image of the script. */
  public static List<Expected> expected() {
    String json = new String(resource("small.expected.json"), StandardCharsets.UTF_8);
    return List.of(new Gson().fromJson(json, Expected[].class));
  }

  /** Image {@code k} of the script. */
  public static short[] pixels(int k, int height, int width) {
    short[] pixels = new short[height * width];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (short) ((i / width * 997 + i % width * 331 + k * 7919) % 65536);
    }
    return pixels;
  }

  /** Image {@code k} of the script. */
  public static Plane image(int k) {
    Expected size = expected().get(k);
    return Plane.ofUnsigned(size.height(), size.width(), pixels(k, size.height(), size.width()));
  }

  /** A length-delimited protobuf field. */
  public static byte[] field(int number, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    field(out, number, content);
    return out.toByteArray();
  }

  /** A text field of a protobuf message. */
  public static byte[] text(int number, String value) {
    return field(number, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Several byte arrays as one. */
  public static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static void field(ByteArrayOutputStream out, int number, byte[] content) {
    varint(out, (number << 3) | 2);
    varint(out, content.length);
    out.writeBytes(content);
  }

  private static void varint(ByteArrayOutputStream out, int value) {
    int rest = value;
    while (rest > 0x7f) {
      out.write((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }

  private static byte[] resource(String name) {
    try (InputStream in =
        SmallModel.class.getResourceAsStream("/io/mammoedge/runtime/release/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
