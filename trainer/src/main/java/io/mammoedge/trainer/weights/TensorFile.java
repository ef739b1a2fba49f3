package io.mammoedge.trainer.weights;

import io.mammoedge.runtime.AtomicFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A safetensors file that is written one tensor at a time: its tensors need not fit into memory.
 */
public final class TensorFile {
  private final SortedMap<String, Source> sources = new TreeMap<>();

  private record Source(long[] shape, Supplier<float[]> values) {}

  /**
   * Adds a tensor.
   *
   * @param values asked for once, while the file is written
   */
  public void add(String name, long[] shape, Supplier<float[]> values) {
    sources.put(name, new Source(shape, values));
  }

  /** Writes the file; it is whole and on the disk, or not there. */
  public void write(Path file, Map<String, String> metadata) {
    SortedMap<String, long[]> shapes = new TreeMap<>();
    sources.forEach((name, source) -> shapes.put(name, source.shape));
    byte[] header = Safetensors.header(metadata, shapes);
    AtomicFile.writeDurably(
        file,
        channel -> {
          writeAll(channel, ByteBuffer.wrap(header));
          for (Source source : sources.values()) {
            writeAll(channel, bytes(source.values.get()));
          }
        });
  }

  private static ByteBuffer bytes(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, values.length))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes;
  }

  private static void writeAll(WritableByteChannel channel, ByteBuffer bytes)
      throws java.io.IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
