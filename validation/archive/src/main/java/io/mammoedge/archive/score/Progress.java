package io.mammoedge.archive.score;

import io.mammoedge.archive.table.ScoredImage;
import java.util.List;

/** Who is told how far a job is. Calls come from several threads. */
public interface Progress {
  /**
   * The work is known.
   *
   * @param left files that the table does not hold yet
   */
  void started(long left);

  /** A task has ended well. */
  void scored(List<ScoredImage> rows);
}
