package io.mammoedge.runtime.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallModel;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAheadTest {
  private static final Path NONE = Path.of("none.dcm");

  @TempDir private Path folder;

  /** Mixtures of images, refused sizes, texts, halves and files that are not there. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void resultsAndTheirOrderAreThoseOfOneByOne(long seed) throws Exception {
    List<Path> files = mixture(new Random(seed));
    Release release = Release.open(SmallRelease.write(folder.resolve("store")));
    try (Scorer scorer = Scorer.open(release, ScoreOptions.STANDARD)) {
      List<ScoreResult> oneByOne = files.stream().map(f -> scorer.score(f).result()).toList();
      List<ScoreResult> ahead = new ArrayList<>();
      try (ReadAhead reads = new ReadAhead(files, scorer::read)) {
        reads.forEachRemaining(read -> ahead.add(scorer.score(read).result()));
      }
      assertThat(ahead).isEqualTo(oneByOne);
      assertThat(ahead).extracting(ScoreResult::file).isEqualTo(strings(files));
    }
  }

  private List<Path> mixture(Random random) throws IOException {
    Path whole = SmallDicom.write(folder.resolve("whole.dcm"), 0);
    byte[] bytes = Files.readAllBytes(whole);
    List<Path> kinds =
        List.of(
            whole,
            SmallDicom.write(folder.resolve("other.dcm"), 1),
            SmallDicom.write(folder.resolve("tiny.dcm"), 7, 9, SmallModel.pixels(1, 7, 9)),
            Files.write(folder.resolve("half.dcm"), Arrays.copyOf(bytes, bytes.length / 2)),
            Files.writeString(folder.resolve("text.dcm"), "no image"),
            folder,
            folder.resolve(NONE));
    return random.ints(40, 0, kinds.size()).mapToObj(kinds::get).toList();
  }

  private static List<String> strings(List<Path> files) {
    return files.stream().map(Path::toString).toList();
  }

  @Test
  void oneFileIsReadAheadAndNoMore() {
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger begun = new AtomicInteger();
    List<Integer> ahead = Collections.synchronizedList(new ArrayList<>());
    List<Path> files = Collections.nCopies(1000, NONE);
    try (ReadAhead reads =
        new ReadAhead(
            files,
            file -> {
              ahead.add(begun.incrementAndGet() - asked.get());
              return refused(file);
            })) {
      while (reads.hasNext()) {
        Thread.onSpinWait();
        asked.incrementAndGet();
        reads.next();
      }
    }
    assertThat(begun).hasValue(1000);
    assertThat(ahead).allMatch(count -> count <= 1);
  }

  /** While the first is scored the second is read: else this never ends. */
  @Test
  void theNextIsReadBeforeItIsAskedFor() throws Exception {
    CountDownLatch second = new CountDownLatch(2);
    try (ReadAhead reads =
        new ReadAhead(
            List.of(NONE, NONE, NONE),
            file -> {
              second.countDown();
              return refused(file);
            })) {
      assertThat(reads.next().isRefused()).isTrue();
      second.await();
    }
  }

  @Test
  void whatReadingThrowsIsThrownWhereItsFileIsDue() {
    AtomicInteger count = new AtomicInteger();
    try (ReadAhead reads =
        new ReadAhead(
            List.of(NONE, NONE, NONE),
            file -> {
              if (count.incrementAndGet() == 2) {
                throw new OutOfMemoryError("Java heap space");
              }
              return refused(file);
            })) {
      assertThat(reads.next().isRefused()).isTrue();
      assertThat(reads.hasNext()).isTrue();
      assertThatThrownBy(reads::next).isInstanceOf(OutOfMemoryError.class);
      assertThat(reads.next().isRefused()).isTrue();
      assertThat(reads.hasNext()).isFalse();
    }
  }

  @Test
  void closingEndsTheReadingFirst() throws Exception {
    AtomicBoolean ended = new AtomicBoolean();
    CountDownLatch begun = new CountDownLatch(1);
    ReadAhead reads =
        new ReadAhead(
            List.of(NONE, NONE),
            file -> {
              begun.countDown();
              try {
                Thread.sleep(Long.MAX_VALUE);
              } catch (InterruptedException e) {
                ended.set(true);
              }
              return refused(file);
            });
    begun.await();
    reads.close();
    assertThat(ended).isTrue();
  }

  @Test
  void anInterruptedWaitIsOneLineAndStaysInterrupted() {
    CountDownLatch never = new CountDownLatch(1);
    try (ReadAhead reads =
        new ReadAhead(
            List.of(NONE),
            file -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return refused(file);
            })) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(reads::next)
          .isInstanceOf(MammoEdgeException.class)
          .hasMessage("interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void withoutFilesThereIsNothing() {
    try (ReadAhead reads = new ReadAhead(List.of(), ReadAheadTest::refused)) {
      assertThat(reads.hasNext()).isFalse();
      assertThatThrownBy(reads::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  private static FileRead refused(Path file) {
    return new FileRead(file, null, new RefusedImageException("NOT_FOUND", "no such file"));
  }
}
