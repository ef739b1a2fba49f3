package io.mammoedge.runtime.audit;

import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.preprocess.ImageStatistics;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Events as {@code score --audit} writes them, made up. */
public final class SmallEvents {
  private SmallEvents() {}

  /** A scored image of the small release. */
  public static AuditEvent scored(
      String time, String image, String patient, double probability, double mean, double spread) {
    return new AuditEvent(
        time,
        AuditEvent.SCORE,
        "small",
        "1.0.0",
        "fp32",
        "cpu",
        null,
        hash(image),
        hash(patient),
        "CC",
        "L",
        "ACME",
        "1.2.840.10008.5.1.4.1.1.1.2",
        new ImageStatistics(mean, spread, 0.5, 100, 30),
        probability,
        Math.log(probability / (1 - probability)),
        probability >= 0.7 ? "malignant" : "benign",
        List.of(),
        null);
  }

  /** A refused file. */
  public static AuditEvent refused(String time, String code) {
    return new AuditEvent(
        time, "score", "small", "1.0.0", "fp32", "cpu", null, null, null, null, null, null, null,
        null, null, null, null, null, code);
  }

  /** As a line. */
  public static String line(AuditEvent event) {
    return AuditJson.write(event);
  }

  /** As long as a keyed hash. */
  public static String hash(String id) {
    return Digests.sha256(id.getBytes(StandardCharsets.UTF_8));
  }
}
