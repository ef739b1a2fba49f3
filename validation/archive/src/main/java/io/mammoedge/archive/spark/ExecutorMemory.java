package io.mammoedge.archive.spark;

import org.apache.spark.SparkConf;

/**
 * The memory of one executor, computed.
 *
 * @param heapBytes Java's heap
 * @param nativeBytes beside it: the libraries, the session and what it computes with
 */
public record ExecutorMemory(long heapBytes, long nativeBytes) {
  private static final long MIB = 1L << 20;

  void addTo(SparkConf conf) {
    conf.setIfMissing("spark.executor.memory", mebibytes(heapBytes) + "m");
    conf.setIfMissing("spark.executor.memoryOverhead", mebibytes(nativeBytes) + "m");
  }

  /** Rounded up. */
  public static long mebibytes(long bytes) {
    return (bytes + MIB - 1) / MIB;
  }
}
