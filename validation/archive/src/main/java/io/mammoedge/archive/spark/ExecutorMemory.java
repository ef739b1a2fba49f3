package io.mammoedge.archive.spark;

import io.mammoedge.runtime.release.Manifest;
import org.apache.spark.SparkConf;

/**
 * The memory of one executor.
 *
 * @param heapBytes Java's heap: Spark, and the images that tasks work on
 * @param nativeBytes beside it: the libraries, the session, and what it computes with
 */
public record ExecutorMemory(long heapBytes, long nativeBytes) {
  static final long MIB = 1L << 20;

  /**
   * Of an executor that scores.
   *
   * @param manifest of the release
   * @param tasks that it runs at a time, at least 1
   */
  public static ExecutorMemory of(Manifest manifest, int tasks) {
    return MemoryPlan.ofScoring(manifest).of(tasks);
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
