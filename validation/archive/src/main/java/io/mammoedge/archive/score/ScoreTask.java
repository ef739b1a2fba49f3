package io.mammoedge.archive.score;

import io.mammoedge.archive.session.ExecutorSessions;
import io.mammoedge.archive.session.ReleaseSource;
import io.mammoedge.archive.table.ScoredImage;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.engine.EngineException;
import io.mammoedge.runtime.score.FileRead;
import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.runtime.score.Scorer;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import scala.Function2;
import scala.collection.Iterator;

/**
 * Scores a few files in an executor. Paths come in and rows go out, in the same order; the images
 * never leave the machine that reads them.
 *
 * @param release to be used
 * @param root of the archive
 * @param rows how results become rows
 * @param hadoop settings of its file systems
 */
record ScoreTask(
    ReleaseSource release,
    ArchiveRoot root,
    ImageRows rows,
    Broadcast<SerializableConfiguration> hadoop)
    implements Function2<TaskContext, Iterator<Chunk>, List<ScoredImage>>, Serializable {
  @Override
  public List<ScoredImage> apply(TaskContext task, Iterator<Chunk> chunks) {
    Scorer scorer = scorer(task);
    List<ScoredImage> scored = new ArrayList<>();
    while (chunks.hasNext()) {
      score(chunks.next(), scorer, task, scored);
    }
    return scored;
  }

  /** Too little memory for the release is no matter of a file. */
  private Scorer scorer(TaskContext task) {
    try {
      return ExecutorSessions.of(release, task).scorer();
    } catch (OutOfMemoryError e) {
      // Not its cause: Spark would end the process.
      throw new MammoEdgeException(ExitCode.INTERNAL, "too little memory for the release");
    }
  }

  private void score(Chunk chunk, Scorer scorer, TaskContext task, List<ScoredImage> scored) {
    Configuration settings = hadoop.value().value();
    root.require(chunk.files(), settings, SparkEnv.get().blockManager().blockManagerId().host());
    try (ArchiveReader reads = new ArchiveReader(chunk.files(), scorer, settings)) {
      while (reads.hasNext()) {
        task.killTaskIfInterrupted();
        scored.add(score(reads.next(), scorer));
      }
    } catch (OutOfMemoryError e) {
      throw new SuspectImageException("too little memory for an image");
    }
  }

  private ScoredImage score(ArchiveReader.ReadImage image, Scorer scorer) {
    long start = System.nanoTime();
    ScoreResult result = result(image.read(), read -> scorer.score(read).result());
    return rows.of(
        image.name(),
        result,
        image.entry(),
        image.milliseconds() + (System.nanoTime() - start) / 1e6);
  }

  /** What the release says of an image, whatever is wrong with it. */
  static ScoreResult result(FileRead read, Function<FileRead, ScoreResult> scorer) {
    try {
      return Defect.toRefusal(
          () -> scorer.apply(read), why -> scorer.apply(ArchiveReader.refused(why)));
    } catch (EngineException | IntegrityException e) {
      // The release is verified and has proven itself: what it does now, it does on this image.
      throw new SuspectImageException(e.getMessage());
    }
  }
}
