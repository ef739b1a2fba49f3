package io.mammoedge.archive.spark;

import io.mammoedge.runtime.release.Manifest;
import java.util.List;
import org.apache.spark.SparkConf;

/**
 * The memory of one executor, computed from the release and from how many tasks it runs at a time.
 * {@code docs/archive.md} says where the numbers come from. It counts one session: an executor with
 * several GPUs opens one for each, and needs memory for as many models.
 *
 * @param heapBytes Java's heap: Spark, and for each task one image that is scored and one that is
 *     decoded
 * @param nativeBytes beside it: the libraries, the session, and what it computes with
 */
public record ExecutorMemory(long heapBytes, long nativeBytes) {
  private static final long MIB = 1L << 20;

  /** The largest digitised films have some 40 million pixels. */
  private static final long PIXELS = 40_000_000;

  /** Spark's own objects; it refuses less than 471 MB as a whole. */
  private static final long HEAP_BESIDES = 256 * MIB;

  /** Two for the image that is scored; for the next one two, and six more in JPEG 2000. */
  private static final long HEAP_PER_PIXEL = 10;

  /** Java's code and threads, Spark's network buffers, ONNX Runtime's library. */
  private static final long NATIVE_BESIDES = 400 * MIB;

  /** The file that is loaded, and the weights as the engine lays them out. */
  private static final long PER_MODEL_BYTE = 2;

  /** A float for each pixel of the image. */
  private static final long NATIVE_PER_PIXEL = 4;

  /** VGG16's first layers: 64 channels of floats at full size, three times. */
  private static final long NATIVE_PER_NETWORK_PIXEL = 3 * 64 * 4;

  /**
   * Of an executor.
   *
   * @param manifest of the release
   * @param tasks that it runs at a time, at least 1
   */
  public static ExecutorMemory of(Manifest manifest, int tasks) {
    long model =
        manifest.variants().values().stream()
            .mapToLong(file -> manifest.files().get(file).bytes())
            .max()
            .orElse(0);
    List<Integer> size = manifest.input().trainedSize();
    long network = (long) size.get(0) * size.get(1) * NATIVE_PER_NETWORK_PIXEL;
    return new ExecutorMemory(
        HEAP_BESIDES + tasks * HEAP_PER_PIXEL * PIXELS,
        NATIVE_BESIDES + PER_MODEL_BYTE * model + tasks * (NATIVE_PER_PIXEL * PIXELS + network));
  }

  /** How many tasks at a time a heap of so many bytes holds, at least 1. */
  static int tasksWithin(long heapBytes) {
    return (int) Math.max(1, (heapBytes - HEAP_BESIDES) / (HEAP_PER_PIXEL * PIXELS));
  }

  void addTo(SparkConf conf) {
    conf.setIfMissing("spark.executor.memory", mebibytes(heapBytes) + "m");
    conf.setIfMissing("spark.executor.memoryOverhead", mebibytes(nativeBytes) + "m");
  }

  /** All of it. */
  public long bytes() {
    return heapBytes + nativeBytes;
  }

  /** Rounded up. */
  public static long mebibytes(long bytes) {
    return (bytes + MIB - 1) / MIB;
  }
}
