package io.mammoedge.validation.benchmark.files;

/**
 * How files of one encoding are scored. Times are medians in seconds, in a process that is warm.
 *
 * @param transferSyntax its name
 * @param bits stored bits
 * @param network on an image of the size that the release was trained on
 * @param session on this image: the graph with its preprocessing
 * @param decode from the file to its pixels, on one core
 * @param answer from the file to its result
 * @param rest of the answer beside network and decoding, the median of the rounds' differences
 * @param folder seconds a file, of many one after another, the first one left out
 */
public record FileTime(
    String transferSyntax,
    int bits,
    double network,
    double session,
    double decode,
    double answer,
    double rest,
    double folder) {
  /** A folder's files a second, over what one after another would be: network, then decoding. */
  public double shareOfSum() {
    return (network + decode) / folder;
  }

  /** A folder's files a second, over what the session alone does. */
  public double shareOfSession() {
    return session / folder;
  }
}
