package io.mammoedge.archive.spark;

import io.mammoedge.runtime.release.Manifest;
import java.util.List;

/**
 * What an executor needs, by how many tasks it runs at a time. {@code docs/archive.md} says where
 * the numbers come from.
 *
 * @param heapBesides bytes of Java's heap that do not depend on the tasks
 * @param heapPerTask bytes of it that each task takes
 * @param nativeBesides bytes outside of it that do not depend on the tasks
 * @param nativePerTask bytes outside of it that each task takes
 * @param heapOfDriver bytes of heap that the driver holds for the work as a whole; in local mode it
 *     is the same heap
 */
public record MemoryPlan(
    long heapBesides, long heapPerTask, long nativeBesides, long nativePerTask, long heapOfDriver) {
  /** The largest digitised films have some 40 million pixels. */
  public static final long PIXELS = 40_000_000;

  /** Spark's own objects; it refuses less than 471 MB as a whole. */
  private static final long HEAP_BESIDES = 256 * ExecutorMemory.MIB;

  /** An executor that prepares reads the set's tables, and keeps them. */
  private static final long HEAP_PER_ROW = 4_000;

  /** The driver has the tables, how each image ended, and in the end the tables it writes. */
  private static final long DRIVER_PER_ROW = 5_000;

  /** Two for the image that is scored; for the next one two, and six more in JPEG 2000. */
  private static final long HEAP_PER_PIXEL = 10;

  /** Java's code and threads, Spark's network buffers, ONNX Runtime's library. */
  private static final long NATIVE_BESIDES = 400 * ExecutorMemory.MIB;

  /** The file that is loaded, and the weights as the engine lays them out. */
  private static final long PER_MODEL_BYTE = 2;

  /** A float for each pixel of the image. */
  private static final long NATIVE_PER_PIXEL = 4;

  /** VGG16's first layers: 64 channels of floats at full size, three times. */
  private static final long NATIVE_PER_NETWORK_PIXEL = 3 * 64 * 4;

  /**
   * For scoring. It counts one session: an executor with several GPUs opens one for each, and needs
   * memory for as many models.
   */
  public static MemoryPlan ofScoring(Manifest release) {
    long model =
        release.variants().values().stream()
            .mapToLong(file -> release.files().get(file).bytes())
            .max()
            .orElse(0);
    List<Integer> size = release.input().trainedSize();
    long network = (long) size.get(0) * size.get(1) * NATIVE_PER_NETWORK_PIXEL;
    return new MemoryPlan(
        HEAP_BESIDES,
        HEAP_PER_PIXEL * PIXELS,
        NATIVE_BESIDES + PER_MODEL_BYTE * model,
        NATIVE_PER_PIXEL * PIXELS + network,
        0);
  }

  /**
   * For preparing, which has no engine.
   *
   * @param heapPerTask bytes that one of the largest films takes
   * @param images that the set's tables announce
   */
  public static MemoryPlan ofPreparing(long heapPerTask, int images) {
    return new MemoryPlan(
        HEAP_BESIDES + images * HEAP_PER_ROW,
        heapPerTask,
        NATIVE_BESIDES,
        0,
        images * DRIVER_PER_ROW);
  }

  /**
   * Of an executor.
   *
   * @param tasks that it runs at a time, at least 1
   */
  public ExecutorMemory of(int tasks) {
    return new ExecutorMemory(
        heapBesides + tasks * heapPerTask, nativeBesides + tasks * nativePerTask);
  }

  /** Heap of a driver that has executors elsewhere, in bytes. */
  public long driverHeapBytes() {
    return HEAP_BESIDES + heapOfDriver;
  }

  /**
   * Heap of a process that is driver and executor, in bytes.
   *
   * @param tasks that it runs at a time, at least 1
   */
  public long localHeapBytes(int tasks) {
    return heapOfDriver + of(tasks).heapBytes();
  }

  /** How many tasks at a time such a heap of so many bytes holds, at least 1. */
  int tasksWithin(long heapBytes) {
    return (int) Math.max(1, (heapBytes - heapOfDriver - heapBesides) / heapPerTask);
  }
}
