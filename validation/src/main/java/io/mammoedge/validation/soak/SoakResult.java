package io.mammoedge.validation.soak;

import java.util.Map;

/**
 * What came of it.
 *
 * @param images that were acknowledged
 * @param studies that they belong to
 * @param reports in the PACS
 * @param lost images that were acknowledged and are in no report
 * @param incomplete studies without a report about all of their images
 * @param twice reports about the very images that another one is about
 * @param replaced reports that a later one replaces, as more images came after a pause
 * @param wrong reports with another patient or another probability than these images have
 * @param kills {@code kill -9} of the node
 * @param outages of the PACS
 * @param fullDisks how often the disk of the spool was filled; 0 also where it is too large for it
 * @param troubles what senders and hostile callers met, and how often
 * @param seconds in all
 * @param memoryEarly resident memory of the last process after warm-up, MB
 * @param memoryLate the same at the end
 * @param memoryMost its largest
 * @param memoryIsFlat whether it did not grow
 */
public record SoakResult(
    int images,
    int studies,
    int reports,
    int lost,
    int incomplete,
    int twice,
    int replaced,
    int wrong,
    int kills,
    int outages,
    int fullDisks,
    Map<String, Integer> troubles,
    double seconds,
    double memoryEarly,
    double memoryLate,
    double memoryMost,
    boolean memoryIsFlat) {
  /** Whether the node kept what it promises. */
  public boolean holds() {
    return lost == 0 && incomplete == 0 && twice == 0 && wrong == 0;
  }
}
