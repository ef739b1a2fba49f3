package io.mammoedge.archive.score;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.RefusedImageException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mistake of this program that some file brings to light. It costs that file its score, not the
 * archive its job.
 */
final class Defect {
  private static final Logger LOG = LoggerFactory.getLogger(Defect.class);

  /** Enough to find the place. */
  private static final int FRAMES = 8;

  private Defect() {}

  /**
   * The refusal of a file on which something unforeseen was thrown. The log says where, and not
   * what: a message may repeat what is in the file.
   *
   * @param thrown what is a message to people, or of a disk, is no mistake, and is thrown on
   */
  static RefusedImageException refusal(RuntimeException thrown) {
    if (thrown instanceof MammoEdgeException || thrown instanceof UncheckedIOException) {
      throw thrown;
    }
    String place =
        Arrays.stream(thrown.getStackTrace())
            .limit(FRAMES)
            .map(StackTraceElement::toString)
            .collect(Collectors.joining(" < "));
    LOG.error(
        "a file is refused, by a mistake of this program: {} at {}", thrown.getClass(), place);
    return new RefusedImageException(ImageRows.FAILED, "the program fails on this file", thrown);
  }
}
