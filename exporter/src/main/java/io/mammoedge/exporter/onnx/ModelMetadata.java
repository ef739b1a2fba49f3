package io.mammoedge.exporter.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.mammoedge.runtime.IntegrityException;
import java.util.Map;
import java.util.TreeMap;

/** The {@code metadata_props} of a model file. */
public final class ModelMetadata {
  private ModelMetadata() {}

  /**
   * The model with more metadata.
   *
   * @param model bytes of an ONNX file
   * @param entries replace those of the same key; the others stay; all are written in key order
   * @return bytes of the new file; nothing else in it differs
   * @throws IntegrityException if the bytes are no ONNX model
   */
  public static byte[] embed(byte[] model, Map<String, String> entries) {
    ModelProto parsed = parse(model);
    Map<String, String> all = new TreeMap<>(entriesOf(parsed));
    all.putAll(entries);
    ModelProto.Builder changed = parsed.toBuilder().clearMetadataProps();
    all.forEach(
        (key, value) ->
            changed.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return changed.build().toByteArray();
  }

  /** What is there, in key order. */
  public static Map<String, String> read(byte[] model) {
    return entriesOf(parse(model));
  }

  private static Map<String, String> entriesOf(ModelProto model) {
    Map<String, String> entries = new TreeMap<>();
    model.getMetadataPropsList().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
    return entries;
  }

  private static ModelProto parse(byte[] model) {
    try {
      return ModelProto.parseFrom(model);
    } catch (InvalidProtocolBufferException e) {
      throw new IntegrityException("not an ONNX model: " + e.getMessage(), e);
    }
  }
}
