package io.mammoedge.runtime.serve.study;

import io.mammoedge.runtime.serve.deliver.Courier;
import io.mammoedge.runtime.serve.deliver.Deliveries;
import io.mammoedge.runtime.serve.http.HttpProblem;
import io.mammoedge.runtime.serve.model.Slot;
import io.mammoedge.runtime.serve.spool.Spool;
import io.mammoedge.runtime.serve.spool.SpoolState;
import io.mammoedge.runtime.serve.watch.Regular;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Takes studies through the spool's folders, each in one hand at a time. All that it knows is on
 * the disk: whenever a process ends, the next one goes on where it was.
 */
final class Studies implements Deliveries, AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(250);

  /** What waits for the PACS may be long, and is at work already: only what rests is looked for. */
  private static final int LOOKS_AT_WORKING = 8;

  private static final Duration TO_END = Duration.ofSeconds(30);

  /** After something went wrong with a study that may go better. */
  private static final Duration REST = Duration.ofSeconds(5);

  private final Spool spool;
  private final Slot slot;
  private final StudyWork work;
  private final SpoolSettings settings;
  private final Notes notes;
  private final Clock clock;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final Map<String, Instant> resting = new ConcurrentHashMap<>();
  private final ExecutorService hands;
  private final Regular eyes;
  private final Optional<Courier> courier;
  private int looks;
  private volatile boolean stops;

  /**
   * Starts.
   *
   * @param atOnce studies that are worked on at once, at least 1; most of the time they wait for
   *     their turns
   */
  Studies(
      Spool spool,
      Slot slot,
      StudyWork work,
      SpoolSettings settings,
      int atOnce,
      Notes notes,
      Clock clock) {
    this.spool = spool;
    this.slot = slot;
    this.work = work;
    this.settings = settings;
    this.notes = notes;
    this.clock = clock;
    this.hands = Executors.newFixedThreadPool(atOnce, this::thread);
    this.courier = settings.destination().map(there -> new Courier(spool, there, this));
    this.eyes =
        Regular.every(
            LOOK, TO_END, "spool", this::look, why -> notes.watcher().broke("spool", why));
  }

  private Thread thread(Runnable task) {
    Thread thread = new Thread(task, "spool");
    thread.setUncaughtExceptionHandler((ended, why) -> notes.watcher().broke("spool", why));
    return thread;
  }

  private void look() {
    if (looks++ % LOOKS_AT_WORKING == 0) {
      resting.values().removeIf(until -> clock.instant().isAfter(until));
      spool.studies(SpoolState.WORKING).forEach(this::takeUp);
    }
    spool.studies(SpoolState.INCOMING).forEach(this::claim);
  }

  /** One study whose folder cannot be read must not hold up the others. */
  private void claim(String study) {
    try {
      if (isRested(study) && isComplete(study) && !busy.contains(study) && isAlone(study)) {
        spool.move(study, SpoolState.INCOMING, SpoolState.WORKING);
        takeUp(study);
      }
    } catch (IOException | UncheckedIOException e) {
      rest(study, e);
    }
  }

  /** Also where the clock was set back: a study must not wait for next year. */
  private boolean isComplete(String study) {
    return spool
        .changed(SpoolState.INCOMING, study)
        .map(last -> Duration.between(last, clock.instant()).abs())
        .filter(since -> since.compareTo(settings.quiet()) >= 0)
        .isPresent();
  }

  /** What came before is reported first. */
  private boolean isAlone(String study) {
    return spool.files(SpoolState.WORKING, study).all().isEmpty();
  }

  private void takeUp(String study) {
    if (!stops && isRested(study) && busy.add(study)) {
      hands.execute(() -> work(study));
    }
  }

  private boolean isRested(String study) {
    Instant until = resting.get(study);
    return until == null || clock.instant().isAfter(until);
  }

  private void work(String study) {
    boolean isHandedOn = false;
    try {
      isHandedOn = workOn(study);
    } catch (HttpProblem e) {
      // No turn in time: later.
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      // The edge of this study. It is counted in its folder, and given up in the end.
      rest(study, e);
    } finally {
      if (!isHandedOn) {
        busy.remove(study);
      }
    }
  }

  /** Whether the courier has it now. */
  private boolean workOn(String study) throws IOException {
    Optional<Slot.Lease> leased = slot.lease();
    if (leased.isEmpty() || stops) {
      return false;
    }
    try (Slot.Lease lease = leased.get()) {
      work.report(study, lease.release(), () -> stops);
    }
    if (work.hasUnsent(study) && courier.isPresent()) {
      courier.get().bring(study);
      return true;
    }
    work.keep(study);
    work.done(study);
    return false;
  }

  private void rest(String study, Throwable why) {
    resting.put(study, clock.instant().plus(REST));
    notes.watcher().broke("spool", why);
  }

  @Override
  public void arrived(String study) {
    ended(study, () -> work.done(study));
  }

  @Override
  public void unwanted(String study, String why) {
    ended(study, () -> work.failed(study, "the PACS does not take it: " + why));
  }

  @Override
  public void reachable(boolean is, String why) {
    work.reachable(is, why);
  }

  @Override
  public void broke(String study, Throwable why) {
    rest(study, why);
    busy.remove(study);
  }

  /** How a study ends. */
  private interface Ending {
    void end() throws IOException;
  }

  private void ended(String study, Ending ending) {
    try {
      ending.end();
    } catch (IOException e) {
      rest(study, e);
    } finally {
      busy.remove(study);
    }
  }

  /** The image that is being scored ends first; all else is on the disk as it is. */
  @Override
  public void close() {
    // No thread is interrupted: that would close files under the hands of others.
    stops = true;
    eyes.close();
    hands.shutdown();
    courier.ifPresent(Courier::close);
    try {
      boolean unused = hands.awaitTermination(TO_END.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
