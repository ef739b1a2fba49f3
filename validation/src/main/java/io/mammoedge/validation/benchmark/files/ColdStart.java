package io.mammoedge.validation.benchmark.files;

/**
 * The first file of a process, medians in seconds.
 *
 * @param command from the start of {@code java -jar … score RELEASE FILE} to its end
 * @param network the session's first run on that image, in a process of its own
 */
public record ColdStart(double command, double network) {
  /** What a start costs beside the first run. */
  public double overhead() {
    return command - network;
  }
}
