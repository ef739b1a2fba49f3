package io.mammoedge.exporter.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;

/** Declarations of a model's inputs and outputs. */
public final class Values {
  private Values() {}

  /**
   * A float32 tensor.
   *
   * @param dims one a dimension: digits for a fixed size, a name for any size
   */
  public static ValueInfoProto floats(String name, String... dims) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (String dim : dims) {
      shape.addDim(dimension(dim));
    }
    TypeProto.Tensor tensor =
        TypeProto.Tensor.newBuilder()
            .setElemType(TensorProto.DataType.FLOAT.getNumber())
            .setShape(shape)
            .build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  private static TensorShapeProto.Dimension dimension(String dim) {
    TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
    boolean fixed = dim.chars().allMatch(Character::isDigit);
    return fixed
        ? dimension.setDimValue(Long.parseLong(dim)).build()
        : dimension.setDimParam(dim).build();
  }
}
