package io.mammoedge.validation.benchmark.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Shells that fall silent beside one that goes on. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PeerDeadlineTest {
  private static final Patience SHORT = new Patience(Duration.ofSeconds(2), Duration.ofSeconds(1));
  private static final int ROUNDS = 3;
  private static final Peer GOOD =
      shell("good", "echo READY sh; while read -r line; do echo RAN 0.01 0.5; done");

  @TempDir private Path folder;

  @Test
  void onePeerThatNeverGetsReadySaysSoAndTheOthersGoOn() throws Exception {
    List<PeerTime> times = turns(GOOD, shell("silent", "exec sleep 600"));

    assertThat(times.get(0).seconds()).hasSize(ROUNDS);
    assertThat(times.get(1).reason()).hasValue("no answer for 2 s");
  }

  @Test
  void onePeerThatHangsInARunSaysSoAndTheOthersGoOn() throws Exception {
    Peer hangs =
        shell("hangs", "echo READY sh; read -r line; echo RAN 0.01 0.5; read -r line; sleep 600");

    List<PeerTime> times = turns(GOOD, hangs);

    assertThat(times.get(0).seconds()).hasSize(ROUNDS);
    assertThat(times.get(1).reason()).hasValue("no answer for 1 s");
  }

  @Test
  void chatterIsNoAnswer() throws Exception {
    Peer chatters =
        shell("chatters", "echo READY sh; while :; do echo still busy; sleep 0.1; done");

    assertThat(turns(GOOD, chatters).get(1).reason()).hasValue("no answer for 1 s");
  }

  @Test
  void whatItStartedIsKilledToo() throws Exception {
    requireEndOfAll("");
  }

  @Test
  void whoClosesItsOutputInsteadOfAnAnswerIsKilled() throws Exception {
    requireEndOfAll("exec >&-; ");
  }

  private void requireEndOfAll(String last) throws IOException {
    Path pids = folder.resolve("pids");
    Peer parent =
        shell("parent", "sleep 600 >/dev/null & echo $$ $! >'" + pids + "'; " + last + "wait");

    assertThat(turns(GOOD, parent).get(1).reason()).isPresent();

    for (String pid : Files.readString(pids).strip().split(" ", 2)) {
      ProcessHandle.of(Long.parseLong(pid)).ifPresent(PeerDeadlineTest::requireEnd);
    }
  }

  @Test
  void aSlowPeerGetsTimeByItsSlowestRun() {
    assertThat(Patience.USUAL.forRunAfter(0)).hasSeconds(60);
    assertThat(Patience.USUAL.forRunAfter(2)).hasSeconds(60);
    assertThat(Patience.USUAL.forRunAfter(4.5)).hasSeconds(90);
  }

  private List<PeerTime> turns(Peer... peers) throws IOException {
    try (Turns turns = Turns.start(List.of(peers), List.of(), folder, SHORT)) {
      return turns.take(ROUNDS, () -> {});
    }
  }

  private static Peer shell(String title, String script) {
    return Peer.of(title, List.of("sh", "-c", script));
  }

  private static void requireEnd(ProcessHandle process) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (process.isAlive() && !isZombie(process) && System.nanoTime() < end) {
      LockSupport.parkNanos(20_000_000);
    }
    assertThat(!process.isAlive() || isZombie(process)).isTrue();
  }

  /** It has ended; where the first process takes care of nobody's children, it never disappears. */
  private static boolean isZombie(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
      return stat.substring(stat.lastIndexOf(')') + 1).startsWith(" Z");
    } catch (IOException e) {
      return true;
    }
  }
}
