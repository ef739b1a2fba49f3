package io.mammoedge.validation.soak;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts node and PACS, lets senders and chaos loose, and counts what came of it.
 *
 * @param plan what happens
 * @param release folder
 * @param folder for logs, phantoms and the PACS
 * @param spool of the node; its disk is filled where it is a small one
 */
public record Soak(SoakPlan plan, Path release, Path folder, Path spool) {
  private static final int DICOM_SENDERS = 2;
  private static final long LOOK_NANOS = 500_000_000;
  private static final long LONGEST_SILENCE_NANOS = 300_000_000_000L;

  /** Ten minutes: a back-off of a minute, and the work that is left. */
  private static final int LOOKS_TO_SETTLE = 1200;

  /**
   * Runs it.
   *
   * @param step after each image that was acknowledged
   * @throws MammoEdgeException when node or PACS do not start, or the work never ends
   */
  public SoakResult run(Runnable step) throws IOException {
    Files.createDirectories(folder);
    Files.createDirectories(spool);
    List<List<Template>> bases = Bases.write(folder.resolve("phantoms"), plan.seed());
    int dicomPort = FreePort.find();
    try (OrthancPacs pacs = new OrthancPacs(folder.resolve("pacs"));
        NodeUnderTest node = new NodeUnderTest(release, options(pacs, dicomPort), log())) {
      pacs.start();
      node.start();
      return new Running(node, pacs, bases, dicomPort).run(step);
    }
  }

  private Path log() {
    return folder.resolve("node.log");
  }

  private List<String> options(OrthancPacs pacs, int dicomPort) {
    return List.of(
        "--dicom-port",
        String.valueOf(dicomPort),
        "--spool",
        spool.resolve("spool").toString(),
        "--study-wait",
        "3",
        "--spool-quota",
        "1",
        "--audit",
        folder.resolve("audit.jsonl").toString(),
        "--results-to",
        pacs.address().toString());
  }

  /** While it runs. */
  private final class Running {
    private final NodeUnderTest node;
    private final OrthancPacs pacs;
    private final List<List<Template>> bases;
    private final int dicomPort;
    private final Ledger ledger = new Ledger();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final long begun = System.nanoTime();
    private int seen;
    private long seenAt = System.nanoTime();

    Running(NodeUnderTest node, OrthancPacs pacs, List<List<Template>> bases, int dicomPort) {
      this.node = node;
      this.pacs = pacs;
      this.bases = bases;
      this.dicomPort = dicomPort;
    }

    SoakResult run(Runnable step) throws IOException {
      Chaos chaos = new Chaos(plan, node, pacs, new Ballast(spool));
      ExecutorService threads = Executors.newCachedThreadPool();
      try {
        List<Runnable> senders = senders(step, chaos);
        senders.forEach(threads::execute);
        threads.execute(hostile());
        while (ledger.count() < plan.images()) {
          requireProgress();
          chaos.look(ledger.count());
          node.sample();
          LockSupport.parkNanos(LOOK_NANOS);
        }
        untilSettled();
      } finally {
        ended.set(true);
        threads.shutdown();
        end(threads);
      }
      return result(chaos);
    }

    /** A node that takes nothing any more must not be waited for without end. */
    private void requireProgress() {
      if (ledger.count() > seen) {
        seen = ledger.count();
        seenAt = System.nanoTime();
      } else if (System.nanoTime() - seenAt > LONGEST_SILENCE_NANOS) {
        throw new MammoEdgeException(
            ExitCode.PARITY_FAILED, "no image was acknowledged for minutes; see " + log());
      }
    }

    private List<Runnable> senders(Runnable step, Chaos chaos) {
      AtomicInteger next = new AtomicInteger();
      List<Sender> ways = new ArrayList<>(List.of(new WebSender(node::uri)));
      for (int i = 0; i < DICOM_SENDERS; i++) {
        ways.add(new DicomSender(dicomPort, folder.resolve("sent-" + i + ".dcm")));
      }
      List<Runnable> senders = new ArrayList<>();
      for (Sender way : ways) {
        senders.add(new Delivery(plan, bases, next, way, ledger, chaos::allowed, step, ended::get));
      }
      return senders;
    }

    private Runnable hostile() {
      SentImage image = bases.get(0).get(0).image(plan.seed(), -1);
      return new HostileCaller(
          () -> node.uri().getPort(), dicomPort, image, plan.seed(), ledger, ended::get);
    }

    /** Until no image is on its way any more. */
    private void untilSettled() throws IOException {
      for (int i = 0; i < LOOKS_TO_SETTLE; i++) {
        if (isEmpty("incoming") && isEmpty("working")) {
          return;
        }
        node.sample();
        LockSupport.parkNanos(LOOK_NANOS);
      }
      throw new MammoEdgeException(
          ExitCode.PARITY_FAILED, "images are still on their way; see " + spool + " and " + log());
    }

    private boolean isEmpty(String state) throws IOException {
      try (var all = Files.list(spool.resolve("spool").resolve(state))) {
        return all.findAny().isEmpty();
      }
    }

    private SoakResult result(Chaos chaos) throws IOException {
      Map<String, Set<String>> studies = ledger.studies();
      Reports reports = Reports.of(pacs);
      Memory.Curve memory = node.memory();
      return new SoakResult(
          ledger.count(),
          studies.size(),
          reports.all().size(),
          reports.missing(studies),
          reports.incomplete(studies),
          reports.twice(),
          reports.replaced(studies),
          Expected.of(node.uri(), plan, bases).wrong(reports),
          chaos.kills(),
          chaos.outages(),
          chaos.fills(),
          ledger.troubles(),
          (System.nanoTime() - begun) / 1e9,
          memory.early(),
          memory.late(),
          memory.most(),
          memory.isFlat());
    }

    private static void end(ExecutorService threads) {
      try {
        boolean unused = threads.awaitTermination(30, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
