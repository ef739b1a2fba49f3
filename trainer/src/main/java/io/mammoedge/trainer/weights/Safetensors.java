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
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The safetensors format: 8 bytes header length, a JSON header, then raw little-endian values.
 * Written as float32; other floating-point types are read as such, integers are passed over. DJL's
 * own codec drops the metadata and writes keys in random order.
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
    SortedMap<String, long[]> shapes = new TreeMap<>();
    tensors.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    byte[] header = header(metadata, shapes);
    int size = header.length + tensors.values().stream().mapToInt(Safetensors::bytes).sum();
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.put(header);
    for (Tensor tensor : new TreeMap<>(tensors).values()) {
      out.asFloatBuffer().put(tensor.values());
      out.position(out.position() + bytes(tensor));
    }
    return out.array();
  }

  private static int bytes(Tensor tensor) {
    return Math.multiplyExact(4, tensor.values().length);
  }

  /**
   * The length and the header of a file.
   *
   * @param shapes of its tensors, whose values follow in this order
   */
  static byte[] header(Map<String, String> metadata, SortedMap<String, long[]> shapes) {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put(METADATA, new TreeMap<>(metadata));
    long at = 0;
    for (Map.Entry<String, long[]> entry : shapes.entrySet()) {
      long end = at + Arrays.stream(entry.getValue()).reduce(Float.BYTES, Math::multiplyExact);
      entries.put(entry.getKey(), new Entry("F32", entry.getValue(), new long[] {at, end}));
      at = end;
    }
    byte[] json = GSON.toJson(entries).getBytes(StandardCharsets.UTF_8);
    byte[] header = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
    Arrays.fill(header, json.length, header.length, (byte) ' ');
    return ByteBuffer.allocate(8 + header.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length)
        .put(header)
        .array();
  }

  /**
   * Reads a file.
   *
   * @throws MammoEdgeException when it is not such a file, or holds floats of a type unknown here
   * @throws IOException when it cannot be read
   */
  public static Safetensors read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      return parse(mapped.order(ByteOrder.LITTLE_ENDIAN));
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
    requireNoOverlap(header, data.capacity());
    header
        .asMap()
        .forEach(
            (name, value) -> {
              if (!name.equals(METADATA)) {
                Entry entry = GSON.fromJson(value, Entry.class);
                if (entry == null || entry.dtype == null || !entry.dtype.matches("[IU]\\d+|BOOL")) {
                  tensors.put(name, tensor(name, entry, data));
                }
              }
            });
    return new Safetensors(metadata(header.get(METADATA)), tensors);
  }

  /** Tensors that share bytes would let a small file fill the memory. */
  private static void requireNoOverlap(JsonObject header, long bytes) {
    long claimed = 0;
    for (Map.Entry<String, JsonElement> entry : header.entrySet()) {
      if (!entry.getKey().equals(METADATA)) {
        long[] at = GSON.fromJson(entry.getValue(), Entry.class).data_offsets;
        claimed += at == null || at.length != 2 ? 0 : Math.max(0, at[1] - at[0]);
      }
    }
    if (claimed > bytes) {
      throw new IllegalArgumentException(
          "its tensors claim " + claimed + " bytes of " + bytes + ", so they overlap");
    }
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
        || entry.dtype == null
        || entry.shape == null
        || entry.data_offsets == null
        || entry.data_offsets.length != 2) {
      throw new IllegalArgumentException(name + " is not a tensor");
    }
    ElementType type = type(name, entry.dtype);
    long from = entry.data_offsets[0];
    long to = entry.data_offsets[1];
    if (from < 0 || to < from || to > data.capacity() || (to - from) % type.size() != 0) {
      throw new IllegalArgumentException(name + " lies outside the file");
    }
    float[] values = new float[(int) ((to - from) / type.size())];
    ByteBuffer bytes = data.slice((int) from, (int) (to - from)).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values.length; i++) {
      values[i] = type.read(bytes);
    }
    return new Tensor(entry.shape, values);
  }

  private static ElementType type(String name, String dtype) {
    try {
      return ElementType.valueOf(dtype);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          name + " is of type " + dtype + ", none of F64, F32, F16 and BF16", e);
    }
  }

  /** One entry of the header; the field names are the format's. */
  @SuppressWarnings("MemberName")
  private record Entry(String dtype, long[] shape, long[] data_offsets) {}
}
