package io.mammoedge.archive.score;

import io.mammoedge.archive.session.ExecutorSessions;
import io.mammoedge.archive.session.ReleaseSource;
import io.mammoedge.archive.table.ScoredImage;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.score.FileRead;
import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.runtime.score.Scorer;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import scala.Function2;
import scala.collection.Iterator;

/**
 * Scores a few files in an executor. Paths come in and rows go out; the images never leave the
 * machine that reads them.
 *
 * @param release to be used
 * @param rows how results become rows
 * @param hadoop settings of its file systems
 */
record ScoreTask(ReleaseSource release, ImageRows rows, Broadcast<SerializableConfiguration> hadoop)
    implements Function2<TaskContext, Iterator<Chunk>, List<ScoredImage>>, Serializable {
  @Override
  public List<ScoredImage> apply(TaskContext task, Iterator<Chunk> chunks) {
    Scorer scorer = ExecutorSessions.of(release, task).scorer();
    List<ScoredImage> scored = new ArrayList<>();
    while (chunks.hasNext()) {
      score(chunks.next(), scorer, scored);
    }
    return scored;
  }

  private void score(Chunk chunk, Scorer scorer, List<ScoredImage> scored) {
    try (ArchiveReader reads = new ArchiveReader(chunk.files(), scorer, hadoop.value().value())) {
      while (reads.hasNext()) {
        scored.add(score(reads.next(), scorer));
      }
    }
  }

  private ScoredImage score(ArchiveReader.ReadImage image, Scorer scorer) {
    long start = System.nanoTime();
    ScoreResult result = result(image.read(), scorer);
    return rows.of(
        image.name(),
        result,
        image.entry(),
        image.milliseconds() + (System.nanoTime() - start) / 1e6);
  }

  /** An image that is too large for this heap must not end everybody's executor. */
  private static ScoreResult result(FileRead image, Scorer scorer) {
    try {
      return scorer.score(image).result();
    } catch (OutOfMemoryError e) {
      throw new MammoEdgeException(ExitCode.INTERNAL, "too little memory for an image", e);
    }
  }
}
