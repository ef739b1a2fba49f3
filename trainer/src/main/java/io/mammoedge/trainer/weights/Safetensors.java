package io.mammoedge.trainer.weights;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The safetensors format: 8 bytes header length, a JSON header, then raw little-endian values.
 * Float32 only. DJL's own codec drops the metadata and writes keys in random order.
 *
 * @param metadata free text by key ({@code __metadata__})
 * @param tensors by name
 */
public record Safetensors(Map<String, String> metadata, Map<String, Tensor> tensors) {
  private static final String METADATA = "__metadata__";
  private static final Gson GSON = new Gson();
  private static final long LARGEST_HEADER = 100L << 20;

  /** Copies the maps; the order of names does not matter to the file. */
  public Safetensors {
    metadata = Map.copyOf(metadata);
    tensors = new LinkedHashMap<>(tensors);
  }

  /** The file's bytes: names sorted, so the same tensors give the same bytes. */
  public byte[] toBytes() {
    byte[] header = header();
    int size = 8 + header.length + tensors.values().stream().mapToInt(Safetensors::bytes).sum();
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(header.length).put(header);
    for (Tensor tensor : new TreeMap<>(tensors).values()) {
      out.asFloatBuffer().put(tensor.values());
      out.position(out.position() + bytes(tensor));
    }
    return out.array();
  }

  private static int bytes(Tensor tensor) {
    return Math.multiplyExact(4, tensor.values().length);
  }

  private byte[] header() {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put(METADATA, new TreeMap<>(metadata));
    long at = 0;
    for (Map.Entry<String, Tensor> entry : new TreeMap<>(tensors).entrySet()) {
      long end = at + bytes(entry.getValue());
      entries.put(entry.getKey(), new Entry("F32", entry.getValue().shape(), new long[] {at, end}));
      at = end;
    }
    StringBuilder json = new StringBuilder(GSON.toJson(entries));
    while (json.toString().getBytes(StandardCharsets.UTF_8).length % 8 != 0) {
      json.append(' ');
    }
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a file.
   *
   * @throws MammoEdgeException when it is not such a file, or holds another type than F32
   * @throws IOException when it cannot be read
   */
  public static Safetensors read(Path file) throws IOException {
    try {
      return parse(ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN));
    } catch (JsonParseException
        | IllegalArgumentException
        | IllegalStateException
        | ArithmeticException
        | java.nio.BufferUnderflowException e) {
      throw new MammoEdgeException(
          ExitCode.INPUT_REFUSED,
          file + " is not a readable safetensors file: " + e.getMessage(),
          e);
    }
  }

  private static Safetensors parse(ByteBuffer in) {
    long length = in.getLong();
    if (length < 2 || length > Math.min(LARGEST_HEADER, in.remaining())) {
      throw new IllegalArgumentException("header of " + length + " bytes");
    }
    byte[] json = new byte[(int) length];
    in.get(json);
    JsonObject header =
        JsonParser.parseString(new String(json, StandardCharsets.UTF_8)).getAsJsonObject();
    ByteBuffer data = in.slice().order(ByteOrder.LITTLE_ENDIAN);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    header
        .asMap()
        .forEach(
            (name, value) -> {
              if (!name.equals(METADATA)) {
                tensors.put(name, tensor(name, GSON.fromJson(value, Entry.class), data));
              }
            });
    return new Safetensors(metadata(header.get(METADATA)), tensors);
  }

  private static Map<String, String> metadata(JsonElement texts) {
    Map<String, String> metadata = new TreeMap<>();
    if (texts != null) {
      texts.getAsJsonObject().asMap().forEach((key, text) -> metadata.put(key, text(key, text)));
    }
    return metadata;
  }

  private static String text(String key, JsonElement value) {
    if (value instanceof JsonPrimitive text) {
      return text.getAsString();
    }
    throw new IllegalArgumentException("its metadata '" + key + "' is not text");
  }

  private static Tensor tensor(String name, Entry entry, ByteBuffer data) {
    if (entry == null
        || !"F32".equals(entry.dtype)
        || entry.shape == null
        || entry.data_offsets == null
        || entry.data_offsets.length != 2) {
      throw new IllegalArgumentException(name + " is not a plain F32 tensor");
    }
    long from = entry.data_offsets[0];
    long to = entry.data_offsets[1];
    if (from < 0 || to < from || to > data.capacity() || (to - from) % 4 != 0) {
      throw new IllegalArgumentException(name + " lies outside the file");
    }
    float[] values = new float[(int) ((to - from) / 4)];
    data.slice((int) from, (int) (to - from))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(values);
    return new Tensor(entry.shape, values);
  }

  /** One entry of the header; the field names are the format's. */
  @SuppressWarnings("MemberName")
  private record Entry(String dtype, long[] shape, long[] data_offsets) {}
}
