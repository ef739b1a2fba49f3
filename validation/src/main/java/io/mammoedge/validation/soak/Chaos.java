package io.mammoedge.validation.soak;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * What goes wrong, and when: by how many images have been acknowledged, so that it always happens.
 */
final class Chaos {
  private static final long OUTAGE_NANOS = 15_000_000_000L;
  private static final long FULL_NANOS = 8_000_000_000L;
  private static final int FILLS = 2;

  private final NodeUnderTest node;
  private final OrthancPacs pacs;
  private final Ballast ballast;
  private final Random random;
  private final List<Event> events = new ArrayList<>();
  private final int lag;
  private volatile int allowed;
  private int kills;
  private int outages;
  private int fills;

  /** What can go wrong. */
  private enum Kind {
    KILL,
    OUTAGE,
    FULL_DISK
  }

  /** Something that goes wrong after so many images. */
  private record Event(int after, Kind kind) {}

  Chaos(SoakPlan plan, NodeUnderTest node, OrthancPacs pacs, Ballast ballast) throws IOException {
    this.node = node;
    this.pacs = pacs;
    this.ballast = ballast;
    this.random = new Random(plan.seed());
    this.lag = Math.max(1, plan.images() / 20);
    plan(plan, plan.kills(), Kind.KILL);
    plan(plan, plan.outages(), Kind.OUTAGE);
    plan(plan, ballast.isPossible() ? FILLS : 0, Kind.FULL_DISK);
    Collections.sort(events, Comparator.comparingInt(Event::after));
    allow();
  }

  /** Spread over the time in which things may go wrong. */
  private void plan(SoakPlan plan, int count, Kind kind) {
    IntStream.range(0, count)
        .map(i -> (int) ((i + random.nextDouble()) * plan.quietFrom() / count))
        .forEach(after -> events.add(new Event(after, kind)));
  }

  /** Lets happen what is due. */
  void look(int acknowledged) throws IOException {
    while (!events.isEmpty() && events.get(0).after() <= acknowledged) {
      happen(events.get(0).kind());
      events.remove(0);
      allow();
    }
  }

  /** Senders must not be done before all has gone wrong: they may be ahead by a twentieth. */
  int allowed() {
    return allowed;
  }

  private void allow() {
    allowed = events.isEmpty() ? Integer.MAX_VALUE : events.get(0).after() + lag;
  }

  private void happen(Kind kind) throws IOException {
    switch (kind) {
      case KILL -> {
        LockSupport.parkNanos(random.nextInt(300) * 1_000_000L);
        node.kill();
        node.start();
        kills++;
      }
      case OUTAGE -> {
        pacs.stop();
        LockSupport.parkNanos(OUTAGE_NANOS);
        pacs.start();
        outages++;
      }
      case FULL_DISK -> {
        ballast.load();
        LockSupport.parkNanos(FULL_NANOS);
        ballast.drop();
        fills++;
      }
    }
  }

  /** {@code kill -9} so far. */
  int kills() {
    return kills;
  }

  /** How often the PACS was away. */
  int outages() {
    return outages;
  }

  /** How often the disk was full. */
  int fills() {
    return fills;
  }
}
