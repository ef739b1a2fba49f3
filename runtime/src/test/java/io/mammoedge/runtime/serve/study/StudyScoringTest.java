package io.mammoedge.runtime.serve.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.serve.model.Capacity;
import io.mammoedge.runtime.serve.model.ServedRelease;
import io.mammoedge.runtime.serve.model.Turns;
import io.mammoedge.runtime.serve.score.Scoring;
import io.mammoedge.runtime.serve.spool.Spool;
import io.mammoedge.runtime.serve.spool.SpoolName;
import io.mammoedge.runtime.serve.spool.SpoolState;
import io.mammoedge.runtime.serve.spool.StudyFiles;
import io.mammoedge.runtime.serve.watch.NodeLog;
import io.mammoedge.runtime.serve.watch.NodeMetrics;
import io.mammoedge.runtime.serve.watch.RequestWatcher;
import io.mammoedge.runtime.testing.ReadingThreads;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which images are counted, and blamed, when a process dies while several are at work. */
@Timeout(120)
class StudyScoringTest {
  private static final String STUDY = "1.2.3.4";
  private static final String OTHER = "1.2.3.5";

  @TempDir private Path folder;
  private ServedRelease release;
  private int lives;

  @BeforeEach
  void open() {
    Release written = Release.open(SmallRelease.write(folder.resolve("store")));
    release = ServedRelease.open(written, ScoreOptions.STANDARD);
  }

  @AfterEach
  void close() {
    release.close();
    assertThat(ReadingThreads.count()).isZero();
  }

  /** A process on a spool. Nothing gets its turn until it may go on. */
  private final class Life {
    private final Path root;
    private final Spool spool;
    private final Capacity capacity = new Capacity(Duration.ofMinutes(1));
    private final Turns.Turn held = capacity.network().take();
    private final StudyScoring scoring;
    private volatile boolean stops;

    Life(Path root) {
      this.root = root;
      this.spool = Spool.open(root);
      NodeMetrics metrics = new NodeMetrics();
      NodeLog log = new NodeLog(new PrintWriter(new StringWriter()));
      Notes notes =
          new Notes(Optional.empty(), metrics.spool(), log, new RequestWatcher(metrics, log));
      this.scoring =
          new StudyScoring(
              spool,
              new Scoring(capacity, metrics, Optional.empty(), () -> null),
              Optional.empty(),
              notes,
              Clock.systemUTC());
    }

    void takes(String studyUid, int images) throws IOException {
      for (int k = 0; k < images; k++) {
        Path image = SmallDicom.write(folder.resolve(studyUid + "-" + k), k, "L", "CC", studyUid);
        spool.receive(image, name(image), result -> false);
      }
      spool.move(study(studyUid), SpoolState.INCOMING, SpoolState.WORKING);
    }

    Hand works(String studyUid) {
      FutureTask<Void> task =
          new FutureTask<>(
              () -> {
                scoring.score(study(studyUid), release, () -> stops);
                return null;
              });
      Thread thread = new Thread(task);
      thread.start();
      return new Hand(task, thread);
    }

    /** Until the image that is due was read and waits, and the next one is being read if it may. */
    void untilAtWork() {
      SpoolSite.until(() -> capacity.network().waiting() == 1);
    }

    void goesOn() {
      held.close();
    }

    /** What {@code kill -9} leaves on the disk now, in the hands of another process. */
    Life killed() throws IOException {
      Path copy = folder.resolve("life-" + lives++);
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.toList()) {
          Files.copy(file, copy.resolve(root.relativize(file).toString()));
        }
      }
      goesOn();
      return new Life(copy);
    }

    StudyFiles files(SpoolState state, String studyUid) {
      return spool.files(state, study(studyUid));
    }

    /** How often each image that is still in work has begun. */
    List<String> counts(String studyUid) {
      StudyFiles files = files(SpoolState.WORKING, studyUid);
      return files.images().stream().map(image -> text(files.attempts(image))).toList();
    }
  }

  /** Who works on a study. */
  private record Hand(FutureTask<Void> task, Thread thread) {
    void untilWaiting() {
      SpoolSite.until(
          () ->
              thread.getState() == Thread.State.WAITING
                  || thread.getState() == Thread.State.TIMED_WAITING);
    }

    void ends() throws Exception {
      task.get();
    }
  }

  @Test
  void theImageThatIsReadAheadIsCounted() throws Exception {
    Life life = begin(3);
    Hand hand = life.works(STUDY);
    life.untilAtWork();
    assertThat(life.counts(STUDY)).containsExactly("1", "1", "");
    life.goesOn();
    hand.ends();
    assertThat(life.counts(STUDY)).containsExactly("", "", "");
    assertThat(life.files(SpoolState.WORKING, STUDY).results()).hasSize(3);
  }

  @Test
  void oneThatKillsIsGivenUpAndItsNeighbourIsNot() throws Exception {
    Life life = begin(3);
    Hand hand = life.works(STUDY);
    life.untilAtWork();
    for (int count = 2; count <= Attempts.MOST; count++) {
      Life before = life;
      life = before.killed();
      hand.ends();
      hand = life.works(STUDY);
      life.untilAtWork();
      assertThat(life.counts(STUDY)).containsExactly(String.valueOf(count), "1", "");
    }
    life = life.killed();
    hand.ends();
    hand = life.works(STUDY);
    life.untilAtWork();
    assertThat(life.files(SpoolState.FAILED, STUDY).images()).hasSize(1);
    // The neighbour is alone as well: the next death would be its own doing.
    assertThat(life.counts(STUDY)).containsExactly("2", "");
    life.goesOn();
    hand.ends();
    assertThat(life.counts(STUDY)).containsExactly("", "");
    assertThat(life.files(SpoolState.WORKING, STUDY).results()).hasSize(2);
  }

  @Test
  void oneThatKillsWhileItIsReadAheadIsGivenUpAndTheOneInItsTurnIsNot() throws Exception {
    Life life = begin(2);
    Hand hand = life.works(STUDY);
    life.untilAtWork();
    Life next = life.killed();
    hand.ends();
    next.goesOn();
    Hand alone = next.works(STUDY);
    alone.ends();
    assertThat(next.counts(STUDY)).containsExactly("", "");
    assertThat(next.files(SpoolState.FAILED, STUDY).images()).isEmpty();
  }

  @Test
  void whenTheNodeStopsTheImageThatIsReadAheadHasNotBegun() throws Exception {
    Life life = begin(2);
    Hand hand = life.works(STUDY);
    life.untilAtWork();
    assertThat(life.counts(STUDY)).containsExactly("1", "1");
    life.stops = true;
    life.goesOn();
    assertThatThrownBy(hand::ends).hasMessageContaining("the node is stopping");
    assertThat(life.counts(STUDY)).containsExactly("", "");
    assertThat(life.files(SpoolState.WORKING, STUDY).results()).hasSize(1);
  }

  @Test
  void besideASuspectedImageNoneOfAnotherStudyBegins() throws Exception {
    Life life = begin(2);
    life.takes(OTHER, 2);
    suspect(life);
    Hand suspected = life.works(STUDY);
    life.untilAtWork();
    Hand other = life.works(OTHER);
    other.untilWaiting();
    assertThat(life.counts(STUDY)).containsExactly("2", "");
    assertThat(life.counts(OTHER)).containsExactly("", "");
    life.goesOn();
    suspected.ends();
    other.ends();
    assertThat(life.files(SpoolState.WORKING, OTHER).results()).hasSize(2);
  }

  @Test
  void aSuspectedImageWaitsForThoseOfOtherStudies() throws Exception {
    Life life = begin(2);
    life.takes(OTHER, 2);
    suspect(life);
    Hand other = life.works(OTHER);
    life.untilAtWork();
    Hand suspected = life.works(STUDY);
    suspected.untilWaiting();
    assertThat(life.counts(STUDY)).containsExactly("1", "");
    life.goesOn();
    other.ends();
    suspected.ends();
    assertThat(life.files(SpoolState.WORKING, STUDY).results()).hasSize(2);
  }

  /** The first image was at work when a process died. */
  private static void suspect(Life life) throws IOException {
    StudyFiles files = life.files(SpoolState.WORKING, STUDY);
    Files.writeString(files.attempts(files.images().get(0)), "1");
  }

  private Life begin(int images) throws IOException {
    Life life = new Life(folder.resolve("first"));
    life.takes(STUDY, images);
    return life;
  }

  private static SpoolName name(Path image) {
    return SpoolName.of(MammogramReader.instance(image)).orElseThrow();
  }

  /** Its folder: the digest of its UID. */
  private String study(String uid) {
    return name(SmallDicom.write(folder.resolve("any-" + uid.hashCode()), 0, "L", "CC", uid))
        .study();
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
