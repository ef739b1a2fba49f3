package io.mammoedge.archive.score;

import io.mammoedge.archive.session.ReleaseSource;
import io.mammoedge.archive.table.ArchiveTable;
import io.mammoedge.archive.table.ScoredImage;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Scores what a table does not hold yet of an archive, in waves of which each is one commit. */
public final class ScoreJob {
  private final SparkSession spark;
  private final ArchiveTable table;
  private final Progress progress;

  /** A job that writes to a table. */
  public ScoreJob(SparkSession spark, ArchiveTable table, Progress progress) {
    this.spark = spark;
    this.table = table;
    this.progress = progress;
  }

  /**
   * What is asked for.
   *
   * @param archive to be scored
   * @param release to score with
   * @param rows how results become rows
   * @param wave files between two commits, or 0 to find it out
   */
  public record Request(ArchiveFiles archive, ReleaseSource release, ImageRows rows, int wave) {}

  /**
   * How it went.
   *
   * @param scored rows with a probability that this run added
   * @param refused rows with a refusal that this run added
   */
  public record Added(long scored, long refused) {
    Added plus(List<ScoredImage> rows) {
      long refusals = rows.stream().filter(ScoredImage::isRefused).count();
      return new Added(scored + rows.size() - refusals, refused + refusals);
    }
  }

  /**
   * Runs until nothing is left.
   *
   * @throws MammoEdgeException when another driver writes to the table, a disk refuses, or the
   *     release cannot be used on some executor
   */
  public Added run(Request request) {
    return table.exclusively(() -> score(request));
  }

  private Added score(Request request) {
    try (WorkList work = list(request)) {
      progress.started(work.count());
      return score(request, work);
    } catch (IOException e) {
      throw new MammoEdgeException(ExitCode.IO, "the table's folder _work: " + e.getMessage(), e);
    }
  }

  private WorkList list(Request request) {
    return WorkList.of(
        spark, table, request.archive(), request.rows().keys(), request.release().digest());
  }

  private Added score(Request request, WorkList work) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    ScoreTask task =
        new ScoreTask(
            request.release(), new ArchiveRoot(request.archive().root()), request.rows(), hadoop);
    WaveRunner runner =
        new WaveRunner(
            context,
            task,
            request.rows(),
            progress,
            this::slots,
            new DriverSight(context.hadoopConfiguration())::contradicts);
    WaveSize size = new WaveSize(request.wave(), slots());
    Added added = new Added(0, 0);
    List<String> wave = work.next(size.next());
    while (!wave.isEmpty()) {
      long start = System.nanoTime();
      List<ScoredImage> rows = rows(runner, wave, request.release().digest());
      added = added.plus(rows);
      size.took(rows.size(), (System.nanoTime() - start) / 1e9);
      wave = work.next(size.next());
    }
    return added;
  }

  /** Commits a wave, or what there is of it where the job ends. */
  private List<ScoredImage> rows(WaveRunner runner, List<String> wave, String digest) {
    List<ScoredImage> rows = new ArrayList<>();
    try {
      runner.run(wave, rows::addAll);
    } catch (MammoEdgeException e) {
      if (!rows.isEmpty() && !spark.sparkContext().isStopped()) {
        table.add(digest, rows);
      }
      throw e;
    }
    table.add(digest, rows);
    return rows;
  }

  /** How many tasks run at a time: workers come and go. */
  private int slots() {
    int cpus = spark.sparkContext().conf().getInt("spark.task.cpus", 1);
    return Math.max(1, spark.sparkContext().defaultParallelism() / cpus);
  }
}
