package io.mammoedge.runtime.serve.spool;

import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.dicom.Instance;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What study and image are called in the spool. The same image has the same name, and the name says
 * nothing of it.
 *
 * @param study 32 hexadecimal digits
 * @param image 32 hexadecimal digits
 */
public record SpoolName(String study, String image) {
  private static final int LENGTH = 32;

  /** Checks for nulls. */
  public SpoolName {
    Objects.requireNonNull(study, "study is null");
    Objects.requireNonNull(image, "image is null");
  }

  /** The name of an object; empty where it does not say which it is, so that a report could. */
  public static Optional<SpoolName> of(Instance instance) {
    boolean isNamed =
        Stream.of(
                instance.sopClassUid(),
                instance.sopInstanceUid(),
                instance.seriesInstanceUid(),
                instance.studyInstanceUid())
            .allMatch(DicomUid::isWellFormed);
    return isNamed
        ? Optional.of(
            new SpoolName(hash(instance.studyInstanceUid()), hash(instance.sopInstanceUid())))
        : Optional.empty();
  }

  private static String hash(String uid) {
    return digits(uid, LENGTH);
  }

  /** The first digits of a text's SHA-256. */
  static String digits(String text, int count) {
    return Digests.sha256(text.getBytes(StandardCharsets.UTF_8)).substring(0, count);
  }
}
