package io.mammoedge.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseDraftTest {
  @TempDir private Path line;

  @Test
  void aDraftComesToItsPlaceWhole() throws IOException {
    Path place = line.resolve("1.0.0");
    try (ReleaseDraft draft = ReleaseDraft.in(line)) {
      fill(draft.directory(), "a");
      assertThat(place).doesNotExist();
      draft.moveTo(place);
    }
    assertThat(names(line)).containsExactly("1.0.0");
    assertThat(place.resolve("golden/b.txt")).hasContent("a");
  }

  @Test
  void whatIsNotMovedIsDeleted() throws IOException {
    try (ReleaseDraft draft = ReleaseDraft.in(line)) {
      fill(draft.directory(), "a");
    }
    assertThat(names(line)).isEmpty();
  }

  @Test
  void aPlaceThatIsTakenIsLeftAlone() throws IOException {
    Path place = line.resolve("1.0.0");
    fill(place, "first");
    try (ReleaseDraft draft = ReleaseDraft.in(line)) {
      fill(draft.directory(), "second");
      assertThatThrownBy(() -> draft.moveTo(place))
          .isInstanceOfSatisfying(
              MammoEdgeException.class,
              e -> assertThat(e.exitCode()).isEqualTo(ExitCode.EXISTS_ALREADY));
    }
    assertThat(place.resolve("a.txt")).hasContent("first");
    assertThat(names(line)).containsExactly("1.0.0");
  }

  /** One wins with all its files, the other is told that the version exists. */
  @Test
  void twoPublishersOfOneVersionDoNotMix() throws Exception {
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 40; round++) {
        Path place = line.resolve("1.0." + round);
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<ExitCode>> ends = new ArrayList<>();
        for (String publisher : List.of("a", "b")) {
          ends.add(both.submit(() -> publish(place, publisher, start)));
        }
        assertThat(List.of(ends.get(0).get(), ends.get(1).get()))
            .containsExactlyInAnyOrder(ExitCode.GOOD, ExitCode.EXISTS_ALREADY);
        assertThat(Files.readString(place.resolve("a.txt")))
            .isEqualTo(Files.readString(place.resolve("golden/b.txt")));
      }
      assertThat(names(line)).hasSize(40).noneMatch(name -> name.startsWith("."));
    } finally {
      both.shutdownNow();
    }
  }

  private ExitCode publish(Path place, String content, CyclicBarrier start) throws Exception {
    try (ReleaseDraft draft = ReleaseDraft.in(line)) {
      fill(draft.directory(), content);
      start.await();
      draft.moveTo(place);
      return ExitCode.GOOD;
    } catch (MammoEdgeException e) {
      return e.exitCode();
    }
  }

  @Test
  void theDraftsOfKilledProcessesAreDeletedOnceTheyAreADayOld() throws IOException {
    Path old = fill(line.resolve(".draft-old"), "a");
    Path young = fill(line.resolve(".draft-young"), "a");
    Path release = fill(line.resolve("1.0.0"), "a");
    Path hidden = fill(line.resolve(".other"), "a");
    Path elsewhere = fill(line.resolve("elsewhere"), "a");
    Files.createSymbolicLink(old.resolve("link"), elsewhere);
    Path link = Files.createSymbolicLink(line.resolve(".draft-link"), elsewhere);
    for (Path path : List.of(old, release, hidden, elsewhere)) {
      age(path, Duration.ofHours(25));
    }
    age(young, Duration.ofHours(23));
    ReleaseDraft.in(line).close();
    assertThat(old).doesNotExist();
    assertThat(Stream.of(young, release, hidden, elsewhere, link))
        .allMatch(path -> Files.exists(path.resolve("golden/b.txt")));
  }

  private static void age(Path path, Duration age) throws IOException {
    Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(age)));
  }

  private static Path fill(Path directory, String content) throws IOException {
    Files.createDirectories(directory.resolve("golden"));
    Files.writeString(directory.resolve("a.txt"), content);
    Files.writeString(directory.resolve("golden/b.txt"), content);
    return directory;
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
