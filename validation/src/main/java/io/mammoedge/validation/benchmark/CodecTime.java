package io.mammoedge.validation.benchmark;

/**
 * How one encoding is read.
 *
 * @param transferSyntax its name
 * @param bits stored bits
 * @param bytes of the file
 * @param largestDifference between our pixels and the original ones, or, for a lossy encoding,
 *     GDCM's; 0 means every pixel is equal
 * @param lossless what it is compared with: the original
 * @param millis our median, from the closed file to its pixels, warm
 * @param gdcmMillis GDCM's median on the same file in the same run
 */
public record CodecTime(
    String transferSyntax,
    int bits,
    long bytes,
    int largestDifference,
    boolean lossless,
    double millis,
    double gdcmMillis) {
  /** Our time over GDCM's: above 1, GDCM is faster. */
  public double ratio() {
    return millis / gdcmMillis;
  }

  /** What the comparison of pixels says. */
  public String exactness() {
    String other = lossless ? "the original" : "GDCM";
    return largestDifference == 0
        ? "equals " + other
        : "within " + largestDifference + " of " + other;
  }
}
