package io.mammoedge.runtime.serve.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.serve.http.HttpProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final ExecutorService threads = Executors.newFixedThreadPool(8);

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void whoWaitsTooLongIsToldToComeAgain() throws Exception {
    Turns turns = new Turns(Duration.ofMillis(50));
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    Future<Boolean> first = threads.submit(() -> turns.use(() -> waits(inside, leave)));
    inside.await();
    assertThatThrownBy(() -> turns.use(() -> true))
        .isInstanceOfSatisfying(
            HttpProblem.class, problem -> assertThat(problem.status()).isEqualTo(503));
    leave.countDown();
    assertThat(first.get()).isTrue();
    assertThat(turns.use(() -> true)).isTrue();
  }

  @Test
  void aFailureGivesTheTurnBack() {
    Turns turns = new Turns(Duration.ofMillis(50));
    assertThatThrownBy(
            () ->
                turns.use(
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");
    assertThat(turns.use(() -> true)).isTrue();
  }

  @Test
  void asManyAtOnceAsAreAllowed() throws Exception {
    Turns turns = new Turns(Duration.ofMillis(50));
    for (int allowed : new int[] {3, 1, 2}) {
      turns.allow(allowed);
      CountDownLatch inside = new CountDownLatch(allowed);
      CountDownLatch leave = new CountDownLatch(1);
      List<Future<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < allowed; i++) {
        all.add(threads.submit(() -> turns.use(() -> waits(inside, leave))));
      }
      inside.await();
      assertThatThrownBy(() -> turns.use(() -> true)).isInstanceOf(HttpProblem.class);
      leave.countDown();
      for (Future<Boolean> one : all) {
        assertThat(one.get()).isTrue();
      }
    }
  }

  private static boolean waits(CountDownLatch inside, CountDownLatch leave) {
    inside.countDown();
    try {
      leave.await();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
