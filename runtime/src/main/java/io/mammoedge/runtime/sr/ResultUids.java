package io.mammoedge.runtime.sr;

import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.dicom.StudyHeader;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The UIDs of results, all from {@link DicomUid#of}: who asks again for the same gets the same UID,
 * so that an archive keeps it once, and no state is needed to know it.
 *
 * <pre>
 * report          release digest, study UID, the image UIDs in order
 * series          release digest, study UID, "report" or "heat map"
 * heat map        release digest, study UID, image UID
 * device          release digest
 * tracking        study UID and what is measured: an image UID, "L", "R" or "study"
 * </pre>
 *
 * The time is in none of them: a report made again later has the UID of the first.
 */
public final class ResultUids {
  private ResultUids() {}

  /** SOP Instance UID of the report on these images, in whatever order. */
  public static String report(ReleaseId release, String study, Collection<String> images) {
    String sorted = images.stream().distinct().sorted().collect(Collectors.joining(" "));
    return uid("report", release.digest(), study, sorted);
  }

  static String report(ResultContext context, List<ReportedImage> images) {
    List<String> uids = images.stream().map(i -> i.instance().sopInstanceUid()).toList();
    return report(context.release(), context.study().studyInstanceUid(), uids);
  }

  /** Series Instance UID of the reports on a study. */
  public static String reportSeries(ReleaseId release, String study) {
    return uid("series", release.digest(), study, "report");
  }

  /** SOP Instance UID of the heat map of an image. */
  public static String heatMap(ReleaseId release, String study, String image) {
    return uid("heat map", release.digest(), study, image);
  }

  /** Series Instance UID of the heat maps of a study. */
  public static String heatMapSeries(ReleaseId release, String study) {
    return uid("series", release.digest(), study, "heat map");
  }

  /** Device Observer UID: a release is a device. */
  static String device(ReleaseId release) {
    return uid("device", release.digest());
  }

  /** Tracking Unique Identifier: the same of all releases that measure the same. */
  static String tracking(StudyHeader study, String what) {
    return uid("tracking", study.studyInstanceUid(), what);
  }

  /** Parts are UIDs, digests and fixed words: no two lists of them read the same. */
  private static String uid(String... parts) {
    return DicomUid.of("io.mammoedge " + String.join(" ", parts));
  }
}
