package io.mammoedge.runtime.serve.deliver;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.serve.spool.Spool;
import io.mammoedge.runtime.serve.spool.SpoolState;
import io.mammoedge.runtime.serve.spool.StudyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Brings what studies have to send, one after the other. What cannot be brought now comes again, so
 * one that the other side chokes on does not hold up the rest.
 */
public final class Courier implements AutoCloseable {
  private static final long LOOK_MILLIS = 250;
  private static final long SECONDS_TO_END = 10;

  private final Spool spool;
  private final Destination destination;
  private final Deliveries deliveries;
  private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>();
  private final BackOff backOff = new BackOff();
  private final Thread thread = new Thread(this::run, "courier");
  private final CountDownLatch stop = new CountDownLatch(1);
  private boolean isReachable = true;
  private int notNow;

  /**
   * Starts.
   *
   * @param deliveries is told what comes of it, on the courier's thread
   */
  public Courier(Spool spool, Destination destination, Deliveries deliveries) {
    this.spool = spool;
    this.destination = destination;
    this.deliveries = deliveries;
    thread.setDaemon(true);
    thread.start();
  }

  /** Brings what a study in {@code working} has to send. */
  public void bring(String study) {
    waiting.add(study);
  }

  /** What is left at the end stays on the disk. */
  private void run() {
    try {
      while (stop.getCount() > 0) {
        String study = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (study != null) {
          bringOrTell(study);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever happens with one study, the others still have to go. */
  private void bringOrTell(String study) throws InterruptedException {
    try {
      bringNow(study);
    } catch (RuntimeException | Error e) {
      deliveries.broke(study, e);
    }
  }

  private void bringNow(String study) throws InterruptedException {
    try {
      sendAll(spool.files(SpoolState.WORKING, study));
      worked();
      deliveries.arrived(study);
    } catch (Unwanted e) {
      worked();
      deliveries.unwanted(study, e.getMessage());
    } catch (NotNow e) {
      waiting.add(study);
      refusedNow(e.getMessage());
      boolean unused = stop.await(BackOff.FIRST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      waiting.add(study);
      reached(false, e.getClass().getSimpleName() + ": " + e.getMessage());
      boolean unused = stop.await(backOff.failed().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void sendAll(StudyFiles files) throws IOException {
    for (Path unsent : files.unsent()) {
      if (!Files.isReadable(unsent)) {
        throw new Unwanted("a file that cannot be read");
      }
      send(unsent);
      Files.move(unsent, StudyFiles.sent(unsent), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private void send(Path unsent) throws IOException {
    try {
      destination.send(unsent);
    } catch (RefusedImageException e) {
      throw new Unwanted("a file that is damaged: " + e.code());
    }
  }

  private void worked() {
    backOff.worked();
    notNow = 0;
    reached(true, "");
  }

  /** One among others that are taken is no trouble with the PACS; several in a row are. */
  private void refusedNow(String why) {
    notNow++;
    if (notNow > 1) {
      reached(false, why);
    }
  }

  private void reached(boolean now, String why) {
    if (now != isReachable) {
      isReachable = now;
      deliveries.reachable(now, why);
    }
  }

  /** What is being sent may end; a thread is not interrupted, as files would close under it. */
  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_END));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
