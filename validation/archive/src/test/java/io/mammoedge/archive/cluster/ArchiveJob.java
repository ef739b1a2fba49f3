package io.mammoedge.archive.cluster;

import io.mammoedge.archive.SmallArchive;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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

  static ArchiveJob of(Path folder, int patients) throws IOException {
    Path release = SmallRelease.write(folder.resolve("store"));
    return new ArchiveJob(folder, release, SmallArchive.write(folder.resolve("in"), patients));
  }

  Path table() {
    return folder.resolve("table");
  }

  Path in() {
    return folder.resolve("in");
  }

  Manifest manifest() {
    return Release.open(release).manifest();
  }

  JavaProcess start(String master, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                ArchiveMain.class.getName(),
                "score",
                "--release",
                release.toString(),
                "--in",
                in().toString(),
                "--out",
                table().toString(),
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

  /** What {@code score} says with one thread, by the key of the file; exact to the last bit. */
  Map<String, Double> expected() {
    FileKeys keys = new FileKeys(AuditKey.inFile(folder.resolve("archive.key")), in().toString());
    Map<String, Double> scores = new TreeMap<>();
    ScoreOptions oneThread = new ScoreOptions(ProviderChoice.CPU, Variant.AUTO, 1, Accept.ARCHIVE);
    try (Scorer scorer = Scorer.open(Release.open(release), oneThread)) {
      files.forEach(
          file -> scores.put(keys.of(file.toString()), scorer.score(file).result().probability()));
    }
    return scores;
  }

  /** What the table says; a file that is there twice is an error. */
  Map<String, Double> scored() throws IOException {
    Map<String, Double> scores = new TreeMap<>();
    for (TableRows.Row row : TableRows.of(table())) {
      if (row.refusal() == null && scores.put(row.file(), row.probability()) != null) {
        throw new AssertionError("twice in the table: " + row);
      }
    }
    return scores;
  }
}
