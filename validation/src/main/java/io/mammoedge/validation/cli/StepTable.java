package io.mammoedge.validation.cli;

import io.mammoedge.validation.benchmark.StepTime;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Training steps beside torch's, as Markdown. */
final class StepTable {
  private StepTable() {}

  static void print(List<StepTime> times, PrintWriter out) {
    out.printf(
        "| network, image, batch, frozen | ours s (min) | MB | %s s (min) | MB | ratio |%n",
        times.get(0).torchs().get(0).engine());
    out.println("|---|---|---|---|---|---|");
    for (StepTime time : times) {
      out.printf(
          Locale.ROOT,
          "| %s, %dx%d, %d, %s | %.2f (%.2f) | %.0f | %.2f (%.2f) | %.0f | %.2f |%n",
          time.step().network(),
          time.step().height(),
          time.step().width(),
          time.step().batch(),
          time.step().frozen(),
          StepTime.median(time.ours()),
          StepTime.least(time.ours()),
          StepTime.megabytes(time.ours()),
          StepTime.median(time.torchs()),
          StepTime.least(time.torchs()),
          StepTime.megabytes(time.torchs()),
          time.ratio());
    }
  }
}
