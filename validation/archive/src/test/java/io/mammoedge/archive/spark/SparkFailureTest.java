package io.mammoedge.archive.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mammoedge.archive.TableRows;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.apache.spark.SparkException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Spark itself throws, and how a command ends with it. */
class SparkFailureTest {
  @TempDir private Path folder;

  @Test
  void aPathThatIsNotThereIsAUsageError() throws Exception {
    try (SparkSession spark = TableRows.session()) {
      assertEnd(
          catchThrowable(() -> spark.read().csv(folder.resolve("missing.csv").toString())),
          ExitCode.USAGE,
          "missing.csv: is not there");
    }
  }

  @Test
  void whatAnExecutorCannotReadIsAMatterOfTheDisk() throws Exception {
    Path parts = Files.createDirectory(folder.resolve("parts"));
    Path part = Files.writeString(parts.resolve("part.csv"), "a\n1\n");
    try (SparkSession spark = TableRows.session()) {
      Dataset<?> rows = spark.read().schema("a int").csv(parts.toString());
      // As where an executor does not see the driver's folder.
      Files.delete(part);
      assertEnd(catchThrowable(rows::collectAsList), ExitCode.IO, "FileNotFoundException");
    }
  }

  @Test
  void aFullDiskOfAnExecutorIsNamed() throws Exception {
    assertEnd(
        ofTask(
            number -> {
              throw new UncheckedIOException(new IOException("No space left on device"));
            }),
        ExitCode.IO,
        "IOException: No space left on device");
  }

  @Test
  void whatATaskTellsPeopleIsTold() throws Exception {
    assertEnd(
        ofTask(
            number -> {
              throw new MammoEdgeException(ExitCode.INTEGRITY_FAILED, "another release");
            }),
        ExitCode.INTEGRITY_FAILED,
        "another release");
  }

  @Test
  void aDefectIsTheFirstLineOfWhatSparkSays() throws Exception {
    MammoEdgeException end =
        assertEnd(
            ofTask(
                number -> {
                  throw new IllegalStateException("one\ntwo");
                }),
            ExitCode.INTERNAL,
            "Spark: ");

    assertThat(end.getMessage()).hasSizeLessThan(400).doesNotContain("at org.apache", "\n");
  }

  @Test
  void aStoppedContextIsAnInterruption() throws Exception {
    SparkSession spark = TableRows.session();
    spark.close();

    assertEnd(catchThrowable(() -> spark.range(3).count()), ExitCode.INTERRUPTED, "run again");
  }

  @Test
  void aContextThatStopsWhileAJobRunsIsAnInterruption() throws Exception {
    SparkSession spark = TableRows.session();
    UDF1<Long, Long> slow =
        number -> {
          Thread.sleep(60_000);
          return number;
        };
    FutureTask<Throwable> job = new FutureTask<>(() -> thrown(spark, slow));
    new Thread(job).start();
    while (spark.sparkContext().statusTracker().getActiveJobIds().length == 0) {
      Thread.sleep(20);
    }

    spark.close();

    assertEnd(job.get(), ExitCode.INTERRUPTED, "run again");
  }

  @Test
  void aJobThatIsStoppedHasNotFailed() {
    SparkException thrown =
        new SparkException("Job 1 cancelled because SparkContext was shut down", null);

    assertThat(new JobFailure(thrown).end().exitCode()).isEqualTo(ExitCode.INTERRUPTED);
  }

  /** As seen where a query's last step meets a stopped context. */
  @Test
  void sparkTripsOverAStoppedContext() {
    assertEnd(
        new NullPointerException(
            "Cannot invoke \"org.apache.spark.scheduler.DAGScheduler.cleanupQueryJobs(long)\" because"
                + " the return value of \"org.apache.spark.SparkContext.dagScheduler()\" is null"),
        ExitCode.INTERRUPTED,
        "run again");
  }

  @Test
  void anInterruptionIsOne() {
    assertEnd(new InterruptedException(), ExitCode.INTERRUPTED, "run again");
  }

  @Test
  void whatIsNotOfSparkStaysAsItIs() {
    assertThat(SparkFailure.end(new FileNotFoundException("x"))).isEmpty();
    assertThat(SparkFailure.end(new NotSerializableException("x"))).isEmpty();
    assertThat(SparkFailure.end(new IllegalStateException("x"))).isEmpty();
    assertThat(
            SparkFailure.end(
                new MammoEdgeException(ExitCode.USAGE, "x", new InterruptedException())))
        .isEmpty();
  }

  private static Throwable ofTask(UDF1<Long, Long> work) throws IOException {
    try (SparkSession spark = TableRows.session()) {
      return thrown(spark, work);
    }
  }

  private static Throwable thrown(SparkSession spark, UDF1<Long, Long> work) {
    return catchThrowable(
        () ->
            spark
                .range(3)
                .select(functions.udf(work, DataTypes.LongType).apply(functions.col("id")))
                .collectAsList());
  }

  private static MammoEdgeException assertEnd(Throwable thrown, ExitCode code, String words) {
    Optional<MammoEdgeException> end = SparkFailure.end(thrown);
    assertThat(end).as(String.valueOf(thrown)).isPresent();
    assertThat(end.get().exitCode()).as(String.valueOf(thrown)).isEqualTo(code);
    assertThat(end.get()).hasMessageContaining(words);
    return end.get();
  }
}
