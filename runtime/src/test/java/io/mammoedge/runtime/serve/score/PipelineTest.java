package io.mammoedge.runtime.serve.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.runtime.score.Scored;
import io.mammoedge.runtime.serve.model.Capacity;
import io.mammoedge.runtime.serve.model.ServedRelease;
import io.mammoedge.runtime.serve.model.Turns;
import io.mammoedge.runtime.serve.watch.NodeMetrics;
import io.mammoedge.runtime.testing.ReadingThreads;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallRelease;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PipelineTest {
  @TempDir private Path folder;
  private final ExecutorService clients = Executors.newFixedThreadPool(6);
  private final Capacity capacity = new Capacity(Duration.ofSeconds(30));
  private final NodeMetrics metrics = new NodeMetrics();
  private final Scoring scoring = new Scoring(capacity, metrics, Optional.empty(), () -> null);
  private ServedRelease release;

  @BeforeEach
  void open() {
    Release written = Release.open(SmallRelease.write(folder.resolve("store")));
    release = ServedRelease.open(written, ScoreOptions.STANDARD);
  }

  @AfterEach
  void nothingIsLeft() {
    clients.shutdownNow();
    release.close();
    assertThat(ReadingThreads.count()).isZero();
    assertThat(freePlaces()).isEqualTo(2);
  }

  private int freePlaces() {
    List<Turns.Turn> taken = new ArrayList<>();
    for (var place = capacity.memory().takeIfFree();
        place.isPresent();
        place = capacity.memory().takeIfFree()) {
      taken.add(place.get());
    }
    taken.forEach(Turns.Turn::close);
    return taken.size();
  }

  /**
   * One has its turn and one was read ahead: another client's image is not read before its time.
   */
  @Test
  void oneImageMoreThanTurnsIsInMemory() throws Exception {
    Turns.Turn held = capacity.network().take();
    CountDownLatch ahead = new CountDownLatch(1);
    AtomicInteger others = new AtomicInteger();
    Future<List<ScoreResult>> first = clients.submit(() -> scoredIn(images(), ahead::countDown));
    ahead.await();
    assertThat(freePlaces()).isZero();
    Future<List<ScoreResult>> second =
        clients.submit(() -> scoredIn(images(), others::incrementAndGet));
    until(() -> capacity.memory().waiting() == 1 && capacity.network().waiting() == 1);
    assertThat(others).hasValue(0);
    assertThat(capacity.waiting()).isEqualTo(2);
    held.close();
    assertThat(first.get()).isEqualTo(second.get()).isEqualTo(oneByOne(images()));
  }

  /** Else the second client's image would only be read when the first one's was scored. */
  @Test
  void anImageOfAnotherClientIsReadWhileTheNetworkRuns() throws Exception {
    Turns.Turn held = capacity.network().take();
    Path image = images().get(0);
    Future<Scored> first = clients.submit(() -> scoring.score(release, image));
    until(() -> capacity.network().waiting() == 1);
    Future<Scored> second = clients.submit(() -> scoring.score(release, image));
    until(() -> capacity.network().waiting() == 2);
    Files.delete(image);
    held.close();
    assertThat(first.get().result().isRefused()).isFalse();
    assertThat(second.get().result().isRefused()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void severalClientsGetWhatOneAfterAnotherWould(int turns) throws Exception {
    capacity.allow(turns);
    List<Path> files = mixture();
    List<ScoreResult> expected = oneByOne(files);
    List<Future<List<ScoreResult>>> answers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      answers.add(clients.submit(() -> scoredIn(files, () -> {})));
    }
    for (Future<List<ScoreResult>> answer : answers) {
      assertThat(answer.get()).isEqualTo(expected);
    }
    capacity.allow(1);
    String told = new String(metrics.text(), StandardCharsets.UTF_8);
    int images = 7 * files.size();
    assertThat(told)
        .contains("mammoedge_stage_seconds_count{stage=\"wait\"} " + images)
        .contains("mammoedge_stage_seconds_count{stage=\"score\"} " + images);
  }

  @Test
  void aFailureLeavesNothingBehind() {
    assertThatThrownBy(
            () ->
                scoredIn(
                    images(),
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");
  }

  @Test
  void whatWasReadAheadIsNotScoredAsAnother() {
    List<Path> files = images();
    try (Pipeline pipeline = scoring.pipeline(release)) {
      pipeline.score(files.get(0), () -> Optional.of(files.get(1)), one -> one);
      assertThatThrownBy(() -> pipeline.score(files.get(2), Optional::empty, one -> one))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private List<ScoreResult> oneByOne(List<Path> files) {
    return files.stream().map(file -> scoring.score(release, file).result()).toList();
  }

  private List<ScoreResult> scoredIn(List<Path> files, Runnable readAhead) {
    List<ScoreResult> results = new ArrayList<>();
    try (Pipeline pipeline = scoring.pipeline(release)) {
      for (int i = 0; i < files.size(); i++) {
        int after = i + 1;
        results.add(
            pipeline.score(
                files.get(i),
                () -> {
                  readAhead.run();
                  return files.stream().skip(after).findFirst();
                },
                Scored::result));
      }
    }
    return results;
  }

  private List<Path> images() {
    return List.of(0, 1, 2).stream()
        .map(k -> SmallDicom.write(folder.resolve("image-" + k + ".dcm"), k))
        .toList();
  }

  private List<Path> mixture() throws Exception {
    List<Path> files = new ArrayList<>(images());
    files.add(1, Files.writeString(folder.resolve("text.dcm"), "no image"));
    files.add(3, folder.resolve("none.dcm"));
    files.add(SmallDicom.write(folder.resolve("tiny.dcm"), 7, 9, new short[63]));
    return files;
  }

  private static void until(BooleanSupplier holds) throws InterruptedException {
    while (!holds.getAsBoolean()) {
      Thread.sleep(5);
    }
  }
}
