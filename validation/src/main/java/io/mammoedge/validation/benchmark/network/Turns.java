package io.mammoedge.validation.benchmark.network;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Engines that run the same image one after the other, again and again. */
final class Turns implements AutoCloseable {
  /** Engines allocate memory in their first runs, and compilers work. */
  static final int WARM_UP = 2;

  /**
   * Threads of some engines go on spinning after a run, up to a fifth of a second (OpenMP's of
   * Intel): who comes next must not pay for it.
   */
  private static final Duration REST = Duration.ofMillis(300);

  /** An engine in fp32 that differs by more has another network: no time of it is shown. */
  private static final double SAME_NETWORK = 1e-4;

  private final List<Seat> seats;

  private Turns(List<Seat> seats) {
    this.seats = seats;
  }

  /** Starts all; those that do not start keep their row. */
  static Turns start(List<Peer> peers, List<String> words, Path folder, Patience patience)
      throws IOException {
    List<Seat> seats = new ArrayList<>();
    Turns turns = new Turns(seats);
    for (Peer peer : peers) {
      Path log = folder.resolve("peer" + seats.size() + ".log");
      seats.add(Seat.of(peer, words, log, patience));
    }
    return turns;
  }

  /** Runs the image in turns; the first peer is the one that others are compared with. */
  List<PeerTime> take(int rounds, Runnable onRound) throws IOException {
    for (int round = -WARM_UP; round < rounds; round++) {
      for (Seat seat : seats) {
        rest();
        seat.run(round >= 0);
      }
      onRound.run();
    }
    Seat ours = seats.get(0);
    ours.failure.ifPresent(
        why -> {
          throw new MammoEdgeException(ExitCode.INTERNAL, "our own engine failed: " + why);
        });
    List<PeerTime> times = new ArrayList<>();
    for (Seat seat : seats) {
      times.add(seat.time(ours));
    }
    return times;
  }

  private static void rest() {
    try {
      Thread.sleep(REST.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MammoEdgeException(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }

  @Override
  public void close() {
    seats.forEach(seat -> seat.process.ifPresent(PeerProcess::close));
  }

  /** A peer and what it did so far. */
  private static final class Seat {
    private final Peer peer;
    private final Optional<PeerProcess> process;
    private final List<PeerProcess.Run> runs = new ArrayList<>();
    private Optional<String> failure;

    private Seat(Peer peer, Optional<PeerProcess> process, Optional<String> failure) {
      this.peer = peer;
      this.process = process;
      this.failure = failure;
    }

    static Seat of(Peer peer, List<String> words, Path log, Patience patience) throws IOException {
      if (peer.missing().isPresent()) {
        return new Seat(peer, Optional.empty(), peer.missing());
      }
      try {
        PeerProcess process = PeerProcess.start(peer, words, log, patience);
        return new Seat(peer, Optional.of(process), Optional.empty());
      } catch (PeerFailure e) {
        return new Seat(peer, Optional.empty(), Optional.of(e.getMessage()));
      }
    }

    void run(boolean counts) {
      if (failure.isPresent()) {
        return;
      }
      try {
        PeerProcess.Run run = process.orElseThrow().run();
        if (counts) {
          runs.add(run);
        }
      } catch (PeerFailure e) {
        failure = Optional.of(e.getMessage());
      }
    }

    PeerTime time(Seat ours) throws IOException {
      if (failure.isPresent()) {
        return PeerTime.missing(peer, failure.get());
      }
      double expected = ours.runs.get(0).probability();
      double difference =
          runs.stream().mapToDouble(r -> Math.abs(r.probability() - expected)).max().orElseThrow();
      if (!peer.inBytes() && !(difference <= SAME_NETWORK)) {
        return PeerTime.missing(peer, otherAnswer(expected));
      }
      double[] seconds = runs.stream().mapToDouble(PeerProcess.Run::seconds).toArray();
      double[] ratios = new double[seconds.length];
      for (int i = 0; i < ratios.length; i++) {
        ratios[i] = seconds[i] / ours.runs.get(i).seconds();
      }
      PeerProcess alive = process.orElseThrow();
      return new PeerTime(
          peer.title(),
          alive.version(),
          peer.inBytes(),
          seconds,
          ratios,
          runs.get(0).probability(),
          difference,
          alive.peakMegabytes(),
          Optional.empty());
    }

    private String otherAnswer(double expected) {
      return String.format(
          Locale.ROOT,
          "it answers %.6f where we answer %.6f: not the same network",
          runs.get(0).probability(),
          expected);
    }
  }
}
