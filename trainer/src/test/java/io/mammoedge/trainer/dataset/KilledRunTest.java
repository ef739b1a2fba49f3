package io.mammoedge.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.phantom.CbisLayout;
import io.mammoedge.trainer.phantom.PhantomSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own prepares a set and is killed (SIGKILL) in the middle, several times. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KilledRunTest {
  @TempDir Path temp;
  private Path source;
  private Path out;

  @BeforeEach
  void phantoms() {
    source = temp.resolve("source");
    out = temp.resolve("out");
    new CbisLayout(new PhantomSet(16, 128, 96, 5)).write(source, () -> {});
  }

  private static PrepareSettings settings(Path in, Path out) {
    return new PrepareSettings(
        in, Layout.CBIS_DDSM, out, new ImageSize(96, 64), Optional.empty(), 12345);
  }

  /** What the killed process runs; the pause makes sure that it is killed in the middle. */
  public static final class Child {
    private Child() {}

    /** Arguments: source and target. */
    public static void main(String[] folders) {
      Preparation.of(settings(Path.of(folders[0]), Path.of(folders[1]))).run(Child::pause);
    }

    private static void pause() {
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Process start() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    return new ProcessBuilder(
            java,
            "-Xmx450m",
            // As many images at a time; on many cores all would be done at once.
            "-XX:ActiveProcessorCount=2",
            "-cp",
            classes,
            Child.class.getName(),
            source.toString(),
            out.toString())
        .inheritIO()
        .start();
  }

  @Test
  void whatWasFinishedIsKeptAndTheRestIsMade() throws IOException, InterruptedException {
    Dataset reference = Preparation.of(settings(source, temp.resolve("reference"))).run(() -> {});
    Map<Path, FileTime> kept = Map.of();
    for (int enough : new int[] {3, 9}) {
      Process child = start();
      while (child.isAlive() && finished().size() < enough) {
        Thread.sleep(20);
      }
      assertThat(child.isAlive()).as("killed in the middle").isTrue();
      child.destroyForcibly().waitFor();
      assertThat(finished()).containsAllEntriesOf(kept);
      kept = finished();
      assertThat(kept).hasSizeBetween(enough, reference.images().size() - 1);
      assertThatThrownBy(() -> Dataset.open(out)).hasMessageContaining("no finished data set");
    }
    Path part = Files.writeString(out.resolve("images/.1234.part"), "half an image");
    Dataset dataset = Preparation.of(settings(source, out)).run(() -> {});
    assertThat(finished()).containsAllEntriesOf(kept);
    assertThat(part).doesNotExist();
    assertThat(dataset.digest()).isEqualTo(reference.digest());
    assertThat(dataset.images()).isEqualTo(reference.images());
  }

  /** The images that have a record, and when they were written. */
  private Map<Path, FileTime> finished() throws IOException {
    Path records = out.resolve(PreparedStore.RECORDS);
    Map<Path, FileTime> finished = new TreeMap<>();
    if (Files.isDirectory(records)) {
      for (Path record : list(records)) {
        String name = record.getFileName().toString();
        if (name.endsWith(".json")) {
          Path image = out.resolve("images").resolve(name.replace(".json", ".png"));
          finished.put(image, Files.getLastModifiedTime(image));
        }
      }
    }
    return finished;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void aSecondRunIsTurnedAwayWhileTheFirstWrites() throws IOException, InterruptedException {
    Process child = start();
    try {
      while (child.isAlive() && finished().isEmpty()) {
        Thread.sleep(20);
      }
      Preparation second = Preparation.of(settings(source, out));
      assertThatThrownBy(() -> second.run(() -> {}))
          .hasMessageContaining("another run is writing here")
          .extracting(e -> ((MammoEdgeException) e).exitCode())
          .isEqualTo(ExitCode.EXISTS_ALREADY);
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  @Test
  void aDamagedRecordCostsOneImage() throws IOException {
    String digest = Preparation.of(settings(source, out)).run(() -> {}).digest();
    Files.delete(out.resolve("dataset.json"));
    Path image = finished().keySet().iterator().next();
    String record = image.getFileName().toString().replace(".png", ".json");
    Files.writeString(out.resolve(PreparedStore.RECORDS).resolve(record), "{\"key\": \"12");
    assertThat(Preparation.of(settings(source, out)).run(() -> {}).digest()).isEqualTo(digest);
  }
}
