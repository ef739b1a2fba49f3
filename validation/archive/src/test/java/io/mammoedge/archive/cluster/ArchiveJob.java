package io.mammoedge.archive.cluster;

import io.mammoedge.archive.TableRows;
import io.mammoedge.archive.cli.ArchiveMain;
import io.mammoedge.archive.score.FileKeys;
import io.mammoedge.runtime.audit.AuditKey;
import io.mammoedge.runtime.dicom.Accept;
import io.mammoedge.runtime.engine.ProviderChoice;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.score.Scorer;
import io.mammoedge.runtime.score.Variant;
import io.mammoedge.runtime.testing.SmallRelease;
import io.mammoedge.trainer.phantom.InbreastLayout;
import io.mammoedge.trainer.phantom.PhantomSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A small archive, a small release, and {@code archive score} as a process that can be killed. */
final class ArchiveJob {
  private final Path folder;
  private final Path release;
  private final List<Path> files;
  private int drivers;

  private ArchiveJob(Path folder, Path release, List<Path> files) {
    this.folder = folder;
    this.release = release;
    this.files = files;
  }

  /** Phantoms of so many patients, four each. */
  static ArchiveJob of(Path folder, int patients) throws IOException {
    Path release = SmallRelease.write(folder.resolve("store"));
    new InbreastLayout(new PhantomSet(patients, 96, 64, 5)).write(folder, () -> {});
    try (Stream<Path> all = Files.list(in(folder))) {
      return new ArchiveJob(folder, release, all.sorted().toList());
    }
  }

  Path table() {
    return folder.resolve("table");
  }

  Path in() {
    return in(folder);
  }

  /** Where INbreast has its images. */
  private static Path in(Path folder) {
    return folder.resolve("AllDICOMs");
  }

  Manifest manifest() {
    return Release.open(release).manifest();
  }

  /** The command without a word on where it runs. */
  List<String> score() {
    return List.of(
        "score",
        "--release",
        release.toString(),
        "--in",
        in().toString(),
        "--out",
        table().toString());
  }

  JavaProcess start(String master, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(ArchiveMain.class.getName()));
    arguments.addAll(score());
    arguments.addAll(
        List.of(
            "--master",
            master,
            "--conf",
            "spark.executor.extraClassPath=" + System.getProperty("java.class.path")));
    arguments.addAll(List.of(more));
    return JavaProcess.start(folder.resolve("driver-" + drivers++ + ".log"), Map.of(), arguments);
  }

  /** Waits until so many waves are in the table. */
  void awaitWaves(JavaProcess driver, int waves) throws Exception {
    while (waves() < waves) {
      if (!driver.isAlive()) {
        throw new AssertionError("ended too early: " + driver.text());
      }
      Thread.sleep(20);
    }
  }

  private long waves() throws IOException {
    if (!Files.isDirectory(table())) {
      return 0;
    }
    try (Stream<Path> all = Files.walk(table(), 2)) {
      return all.filter(path -> path.getFileName().toString().startsWith("wave=")).count();
    } catch (java.io.UncheckedIOException e) {
      // It changes while it is looked at.
      return 0;
    }
  }

  /** What a program of one thread says, by the key of the file. */
  Map<String, Verdict> expected() {
    FileKeys keys = keys();
    Map<String, Verdict> verdicts = new TreeMap<>();
    ScoreOptions oneThread = new ScoreOptions(ProviderChoice.CPU, Variant.AUTO, 1, Accept.ARCHIVE);
    try (Scorer scorer = Scorer.open(Release.open(release), oneThread)) {
      files.forEach(
          file -> verdicts.put(keys.of(file.toString()), Verdict.of(scorer.score(file).result())));
    }
    return verdicts;
  }

  /**
   * The same of {@code mammoedge-runtime.jar score --threads 1}, which needs a packaged runtime.
   */
  Map<String, Verdict> saidByTheEdgeJar() throws Exception {
    FileKeys keys = keys();
    Map<String, Verdict> verdicts = new TreeMap<>();
    EdgeJar.score(folder.resolve("score.json"), release, files)
        .forEach((file, verdict) -> verdicts.put(keys.of(file), verdict));
    return verdicts;
  }

  private FileKeys keys() {
    return new FileKeys(AuditKey.inFile(folder.resolve("archive.key")), in().toString());
  }

  /** What the table says; a file that is there twice is an error. */
  Map<String, Verdict> scored() throws IOException {
    Map<String, Verdict> verdicts = new TreeMap<>();
    try (SparkSession spark = TableRows.session()) {
      for (Row row : spark.read().parquet(table().toString()).collectAsList()) {
        if (row.getAs("refusal") == null
            && verdicts.put(row.getAs("file"), Verdict.of(row)) != null) {
          throw new AssertionError("twice in the table: " + row);
        }
      }
    }
    return verdicts;
  }
}
