package io.mammoedge.exporter.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Constant ONNX tensors, stored as little-endian {@code raw_data}. */
public final class Tensors {
  private Tensors() {}

  /**
   * A float32 tensor.
   *
   * @param values row by row, as many as {@code dims} say
   * @param dims none for a scalar
   */
  public static TensorProto floats(String name, float[] values, long... dims) {
    requireSize(name, values.length, dims);
    ByteBuffer bytes = littleEndian((long) values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return tensor(name, TensorProto.DataType.FLOAT, bytes, dims);
  }

  /** A float32 scalar. */
  public static TensorProto scalar(String name, float value) {
    return floats(name, new float[] {value});
  }

  /** An int64 vector, as shapes and axes are. */
  public static TensorProto longs(String name, long... values) {
    return longs(name, values, new long[] {values.length});
  }

  /** An int64 scalar. */
  public static TensorProto index(String name, long value) {
    return longs(name, new long[] {value}, new long[0]);
  }

  /** A uint8 scalar. */
  public static TensorProto unsignedByte(String name, int value) {
    return tensor(
        name, TensorProto.DataType.UINT8, ByteBuffer.wrap(new byte[] {(byte) value}), new long[0]);
  }

  /** An int8 tensor; {@code values} row by row, as many as {@code dims} say. */
  public static TensorProto bytes(String name, byte[] values, long... dims) {
    requireSize(name, values.length, dims);
    return tensor(name, TensorProto.DataType.INT8, ByteBuffer.wrap(values), dims);
  }

  /** An int32 vector. */
  public static TensorProto integers(String name, int... values) {
    ByteBuffer bytes = littleEndian((long) values.length * Integer.BYTES);
    bytes.asIntBuffer().put(values);
    return tensor(name, TensorProto.DataType.INT32, bytes, new long[] {values.length});
  }

  /** The shape of a tensor. */
  public static long[] dims(TensorProto tensor) {
    return tensor.getDimsList().stream().mapToLong(Long::longValue).toArray();
  }

  /** The values of a float32 tensor with {@code raw_data}. */
  public static float[] floats(TensorProto tensor) {
    if (tensor.getDataType() != TensorProto.DataType.FLOAT.getNumber()) {
      throw new IllegalArgumentException("tensor '" + tensor.getName() + "' is not float32");
    }
    ByteBuffer bytes = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    return values;
  }

  /** The values of an int8, uint8 or int32 tensor with {@code raw_data}. */
  public static int[] codes(TensorProto tensor) {
    ByteBuffer bytes = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    return switch (TensorProto.DataType.forNumber(tensor.getDataType())) {
      case INT8 -> IntStream.range(0, bytes.remaining()).map(bytes::get).toArray();
      case UINT8 ->
          IntStream.range(0, bytes.remaining())
              .map(i -> Byte.toUnsignedInt(bytes.get(i)))
              .toArray();
      case INT32 -> {
        int[] values = new int[bytes.remaining() / Integer.BYTES];
        bytes.asIntBuffer().get(values);
        yield values;
      }
      default ->
          throw new IllegalArgumentException("tensor '" + tensor.getName() + "' has no codes");
    };
  }

  private static TensorProto longs(String name, long[] values, long[] dims) {
    ByteBuffer bytes = littleEndian((long) values.length * Long.BYTES);
    bytes.asLongBuffer().put(values);
    return tensor(name, TensorProto.DataType.INT64, bytes, dims);
  }

  private static TensorProto tensor(
      String name, TensorProto.DataType type, ByteBuffer bytes, long[] dims) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(type.getNumber())
            .setRawData(ByteString.copyFrom(bytes));
    Arrays.stream(dims).forEach(tensor::addDims);
    return tensor.build();
  }

  private static ByteBuffer littleEndian(long size) {
    return ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void requireSize(String name, int length, long[] dims) {
    if (Arrays.stream(dims).reduce(1, Math::multiplyExact) != length) {
      throw new IllegalArgumentException(
          "tensor '" + name + "' " + Arrays.toString(dims) + " has " + length + " values");
    }
  }
}
