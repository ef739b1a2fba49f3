package io.mammoedge.validation.soak;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** Sends studies one after the other; each image until it is acknowledged, and some once more. */
final class Delivery implements Runnable {
  private static final int ONE_IN = 20;
  private static final long PAUSE_NANOS = 200_000_000;

  private final SoakPlan plan;
  private final List<List<Template>> bases;
  private final AtomicInteger next;
  private final Sender sender;
  private final Ledger ledger;
  private final IntSupplier allowed;
  private final Runnable step;
  private final BooleanSupplier ended;

  /**
   * A delivery.
   *
   * @param bases studies of which copies are sent
   * @param next number of the study, shared by all deliveries
   * @param allowed how many images may have been acknowledged by now
   * @param step after each image
   * @param ended whether to give up
   */
  Delivery(
      SoakPlan plan,
      List<List<Template>> bases,
      AtomicInteger next,
      Sender sender,
      Ledger ledger,
      IntSupplier allowed,
      Runnable step,
      BooleanSupplier ended) {
    this.plan = plan;
    this.bases = bases;
    this.next = next;
    this.sender = sender;
    this.ledger = ledger;
    this.allowed = allowed;
    this.step = step;
    this.ended = ended;
  }

  @Override
  public void run() {
    Random random = new Random(plan.seed());
    for (int study = next.getAndIncrement();
        study < plan.studies() && !ended.getAsBoolean();
        study = next.getAndIncrement()) {
      for (Template view : bases.get(study % bases.size())) {
        SentImage image = view.image(plan.seed(), study);
        deliver(image);
        step.run();
        if (random.nextInt(ONE_IN) == 0) {
          deliver(image);
        }
      }
    }
  }

  private void deliver(SentImage image) {
    while (!ended.getAsBoolean()) {
      if (ledger.count() >= allowed.getAsInt()) {
        LockSupport.parkNanos(PAUSE_NANOS);
        continue;
      }
      if (isTaken(image)) {
        ledger.acknowledged(image);
        return;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private boolean isTaken(SentImage image) {
    try {
      boolean taken = sender.send(image);
      if (!taken) {
        ledger.trouble("not taken, sent again");
      }
      return taken;
    } catch (IOException e) {
      ledger.trouble("no answer, sent again");
      return false;
    }
  }
}
