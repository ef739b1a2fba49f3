package io.mammoedge.exporter.onnx;

import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;

/** Attributes of ONNX nodes. */
public final class Attributes {
  private Attributes() {}

  /** One integer. */
  public static AttributeProto of(String name, long value) {
    return named(name, AttributeType.INT).setI(value).build();
  }

  /** One float. */
  public static AttributeProto of(String name, float value) {
    return named(name, AttributeType.FLOAT).setF(value).build();
  }

  /** A word. */
  public static AttributeProto of(String name, String value) {
    return named(name, AttributeType.STRING).setS(ByteString.copyFromUtf8(value)).build();
  }

  /** Several integers. */
  public static AttributeProto of(String name, long[] values) {
    AttributeProto.Builder attribute = named(name, AttributeType.INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  /** As many zeros before an axis as after it: {@code pads} lists all beginnings, then all ends. */
  static AttributeProto pads(Shape padding) {
    return of("pads", padding.addAll(padding).getShape());
  }

  /** The attribute of that name, if the node has it. */
  public static Optional<AttributeProto> find(NodeProto node, String name) {
    return node.getAttributeList().stream().filter(a -> a.getName().equals(name)).findFirst();
  }

  /** The integers of an attribute that the node must have. */
  public static List<Long> longs(NodeProto node, String name) {
    return find(node, name).orElseThrow(() -> missing(node, name)).getIntsList();
  }

  private static AttributeProto.Builder named(String name, AttributeType type) {
    return AttributeProto.newBuilder().setName(name).setType(type);
  }

  private static IllegalArgumentException missing(NodeProto node, String name) {
    return new IllegalArgumentException("node '" + node.getName() + "' has no '" + name + "'");
  }
}
