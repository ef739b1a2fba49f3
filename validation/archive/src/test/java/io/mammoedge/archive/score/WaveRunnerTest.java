package io.mammoedge.archive.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.archive.table.ScoredImage;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.audit.AuditKey;
import io.mammoedge.runtime.engine.EngineException;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Function2;
import scala.collection.Iterator;

/** What becomes of a file whose task does not end well; a task here does what its file says. */
class WaveRunnerTest {
  @TempDir private Path folder;

  private final List<ScoredImage> kept = new ArrayList<>();
  private SparkSession session;
  private ImageRows rows;

  @BeforeEach
  void start() {
    session =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .getOrCreate();
    AuditKey key = AuditKey.inFile(folder.resolve("archive.key"));
    rows = new ImageRows(new FileKeys(key, ""), new ReleaseTitle("demo", "1.0.0", null), null);
  }

  @AfterEach
  void stop() throws IOException {
    session.close();
  }

  @Test
  void anImageThatDoesNotFitIsARowAndTheOthersAreNotLost() throws IOException {
    run(files("large"));

    assertThat(kept).extracting(ScoredImage::file).doesNotHaveDuplicates().hasSize(41);
    assertThat(kept)
        .filteredOn(row -> row.refusal().equals("CRASHED"))
        .extracting(ScoredImage::file)
        .containsExactly(rows.keys().of(folder.resolve("large").toString()));
  }

  @Test
  void anEngineThatDoesNotStartEndsTheJobAndWhatIsThereIsKept() throws IOException {
    List<String> files = files("engine");

    assertThatThrownBy(() -> run(files))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("no engine");
    assertThat(kept).isNotEmpty().extracting(ScoredImage::refusal).containsOnly("BLANK");
  }

  @Test
  void aFullDiskEndsTheJobInOneLine() throws IOException {
    List<String> files = files("full");

    assertThatThrownBy(() -> run(files))
        .isInstanceOfSatisfying(
            MammoEdgeException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INTERNAL))
        .hasMessageContaining("No space left on device");
    assertThat(kept).extracting(ScoredImage::refusal).doesNotContain("CRASHED");
  }

  @Test
  void crashesAreCountedInTheWholeJob() throws IOException {
    WaveRunner runner = runner();
    runner.run(many("large", 15), kept::addAll);

    assertThatThrownBy(() -> runner.run(many("large", 15), kept::addAll))
        .hasMessageContaining(
            "file after file is not scored; the last reason: too little memory for an image");
    // The last ones may be the machines' fault.
    assertThat(kept).hasSize(15);
  }

  @Test
  void aFolderOfFilesThatTheProgramDoesNotUnderstandIsRows() throws IOException {
    run(many("defect", 50));

    assertThat(kept).hasSize(50).extracting(ScoredImage::refusal).containsOnly("FAILED");
  }

  @Test
  void aMountPointWithoutItsDiskGivesNoRow() {
    assertThatThrownBy(() -> run(files("unmounted")))
        .isInstanceOfSatisfying(
            MammoEdgeException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.IO))
        .hasMessageContaining("the disk comes and goes; run again");
    assertThat(kept).hasSize(40).extracting(ScoredImage::refusal).containsOnly("BLANK");
  }

  @Test
  void aDiskThatFailsForAMomentIsNoVerdict() throws IOException {
    run(files("moment"));

    assertThat(kept).hasSize(41).extracting(ScoredImage::refusal).containsOnly("BLANK");
  }

  @Test
  void aFileThatIsNotThereIsARowInTheEnd() throws IOException {
    run(files("missing"));

    assertThat(kept)
        .hasSize(41)
        .extracting(ScoredImage::refusal)
        .containsOnlyOnce("NOT_FOUND")
        .contains("BLANK");
  }

  /** The last of many. */
  private List<String> files(String last) {
    List<String> files = new ArrayList<>(many("sound", 40));
    files.add(folder.resolve(last).toString());
    return files;
  }

  private List<String> many(String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> folder.resolve(name + i).toString()).toList();
  }

  private void run(List<String> files) {
    runner().run(files, kept::addAll);
  }

  private WaveRunner runner() {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    return new WaveRunner(
        context,
        new Behaviour(rows.keys()),
        rows,
        new Unseen(),
        () -> 1,
        (file, refusal) -> refusal.equals("NOT_FOUND") && file.endsWith("unmounted"));
  }

  /** A task that does what the names of its files say. */
  private record Behaviour(FileKeys keys)
      implements Function2<TaskContext, Iterator<Chunk>, List<ScoredImage>>, Serializable {
    @Override
    public List<ScoredImage> apply(TaskContext task, Iterator<Chunk> chunks) {
      List<ScoredImage> rows = new ArrayList<>();
      while (chunks.hasNext()) {
        chunks.next().files().forEach(file -> rows.add(row(file, refusal(Path.of(file)))));
      }
      return rows;
    }

    private static String refusal(Path file) {
      String name = file.getFileName().toString();
      if (name.startsWith("large")) {
        throw new SuspectImageException("too little memory for an image");
      }
      if (name.startsWith("defect")) {
        return "FAILED";
      }
      return switch (name) {
        case "engine" -> throw new EngineException("no engine on this machine", null);
        case "full" -> throw new UncheckedIOException(new IOException("No space left on device"));
        case "missing", "unmounted" -> "NOT_FOUND";
        case "moment" -> isSecondLook(file) ? "BLANK" : "UNREADABLE";
        default -> "BLANK";
      };
    }

    private static boolean isSecondLook(Path file) {
      try {
        Files.createFile(file);
        return false;
      } catch (FileAlreadyExistsException e) {
        return true;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private ScoredImage row(String file, String refusal) {
      String none = null;
      return new ScoredImage(
          keys.of(file),
          none,
          none,
          none,
          none,
          none,
          null,
          none,
          none,
          null,
          null,
          none,
          null,
          List.of(),
          refusal,
          "demo",
          "1.0.0",
          none,
          none,
          null);
    }
  }

  private record Unseen() implements Progress {
    @Override
    public void started(long left) {}

    @Override
    public void scored(List<ScoredImage> rows) {}
  }
}
