package io.mammoedge.archive.score;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.RefusedImageException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
   * Works on one file: whatever that does, the others of its task are worked on. The log says where
   * it went wrong, and not what was said: a message may repeat what is in the file.
   *
   * @param work on the file; what it throws that is a message to people, or of a disk, is no
   *     mistake, and is thrown on
   * @param refused makes of a refusal what the work would have given
   */
  static <T> T toRefusal(Supplier<T> work, Function<RefusedImageException, T> refused) {
    try {
      return work.get();
    } catch (MammoEdgeException | UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("a file is refused, by a mistake of this program: {}", places(e));
      return refused.apply(
          new RefusedImageException(ImageRows.FAILED, "the program fails on this file", e));
    }
  }

  private static String places(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .map(cause -> cause.getClass().getName() + " at " + place(cause))
        .collect(Collectors.joining("; caused by "));
  }

  private static String place(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .limit(FRAMES)
        .map(StackTraceElement::toString)
        .collect(Collectors.joining(" < "));
  }
}
