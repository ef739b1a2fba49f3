package io.mammoedge.runtime.serve.study;

import io.mammoedge.runtime.score.Scored;
import io.mammoedge.runtime.serve.score.Pipeline;
import io.mammoedge.runtime.serve.spool.StudyFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The images of one study: one has its turn, and the next is read meanwhile. */
final class ImagesInTurn implements AutoCloseable {
  private final StudyFiles files;
  private final List<Path> images;
  private final AtWork atWork;
  private final Pipeline pipeline;
  private Optional<AtWork.Attempt> ahead = Optional.empty();

  /**
   * For all images, in their order.
   *
   * @param pipeline is closed with this
   */
  ImagesInTurn(StudyFiles files, List<Path> images, AtWork atWork, Pipeline pipeline) {
    this.files = files;
    this.images = images;
    this.atWork = atWork;
    this.pipeline = pipeline;
  }

  /** The attempt at the image that is due. */
  AtWork.Attempt begin(Path image) throws IOException {
    AtWork.Attempt attempt = ahead.isPresent() ? ahead.get() : atWork.begin(attempts(image));
    ahead = Optional.empty();
    return attempt;
  }

  /** Scores the image of an attempt. */
  <T> T score(Path image, AtWork.Attempt attempt, Function<Scored, T> use) {
    return pipeline.score(image, () -> readAhead(image, attempt), use);
  }

  private Optional<Path> readAhead(Path image, AtWork.Attempt attempt) {
    Optional<Path> next = images.stream().skip(images.indexOf(image) + 1L).findFirst();
    if (next.isPresent()) {
      ahead = beginBeside(attempt, next.get());
    }
    return ahead.isPresent() ? next : Optional.empty();
  }

  /** What the disk refuses now it is asked for again when the image is due. */
  private Optional<AtWork.Attempt> beginBeside(AtWork.Attempt attempt, Path next) {
    try {
      return atWork.beginBeside(attempt, attempts(next));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Attempts attempts(Path image) {
    return new Attempts(files.attempts(image));
  }

  /** An image that was only read ahead has not begun. */
  @Override
  public void close() throws IOException {
    pipeline.close();
    if (ahead.isPresent()) {
      try (AtWork.Attempt given = ahead.get()) {
        given.end();
      }
    }
  }
}
