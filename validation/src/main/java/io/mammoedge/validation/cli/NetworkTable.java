package io.mammoedge.validation.cli;

import io.mammoedge.validation.benchmark.network.MachineLimit;
import io.mammoedge.validation.benchmark.network.NetworkReport;
import io.mammoedge.validation.benchmark.network.NetworkTimes;
import io.mammoedge.validation.benchmark.network.PeerTime;
import io.mammoedge.validation.benchmark.network.Spread;
import io.mammoedge.validation.benchmark.network.Work;
import java.io.PrintWriter;
import java.util.Locale;

/** Networks in every engine, as Markdown. */
final class NetworkTable {
  private final NetworkReport report;
  private final PrintWriter out;

  private NetworkTable(NetworkReport report, PrintWriter out) {
    this.report = report;
    this.out = out;
  }

  static void print(NetworkReport report, PrintWriter out) {
    NetworkTable table = new NetworkTable(report, out);
    table.head();
    report.networks().forEach(table::network);
  }

  private void head() {
    MachineLimit limit = report.limit();
    line(
        "%s, %d of %d logical processors, %d rounds.",
        report.machine().cpu(),
        report.threads(),
        report.machine().logicalProcessors(),
        report.rounds());
    line(
        "At most: %.1f G multiply-adds a second in fp32 (vectors of %d, in registers), %.1f G in"
            + " 8 bits (the best that ONNX Runtime reaches on a large matrix product), %.1f GB/s"
            + " (STREAM triad).",
        limit.multiplyAdds() / 1e9,
        limit.lanes(),
        limit.byteMultiplyAdds() / 1e9,
        limit.bytes() / 1e9);
    limit.missing().ifPresent(why -> line("Not measured: %s", why));
  }

  private void network(NetworkTimes network) {
    Work work = network.work();
    line("");
    line("### %s at %s", network.network(), network.size());
    line("");
    line(
        "%.2f G multiply-adds: %.3f s at the peak in fp32, %.3f s in 8 bits. %.0f MB to move: %.3f"
            + " s.",
        work.multiplyAdds() / 1e9,
        report.limit().seconds(work, false),
        report.limit().seconds(work, true),
        work.bytes() / 1e6,
        work.bytes() / report.limit().bytes());
    line("8 bits: %s.", network.int8());
    line("");
    line(
        "| engine | version | median s (quartiles) | ratio to ours (quartiles) | %% of peak | peak MB | Δp |");
    line("|---|---|---|---|---|---|---|");
    network.peers().forEach(peer -> row(peer, work));
  }

  private void row(PeerTime peer, Work work) {
    if (peer.reason().isPresent()) {
      line("| %s | cannot: %s | – | – | – | – | – |", peer.title(), cell(peer.reason().get()));
      return;
    }
    Spread seconds = Spread.of(peer.seconds());
    Spread ratios = Spread.of(peer.ratios());
    line(
        "| %s | %s | %.3f (%.3f–%.3f) | %.2f (%.2f–%.2f) | %.0f | %.0f | %.1e |",
        peer.title(),
        peer.version(),
        seconds.median(),
        seconds.lower(),
        seconds.upper(),
        ratios.median(),
        ratios.lower(),
        ratios.upper(),
        100 * report.limit().seconds(work, peer.inBytes()) / seconds.median(),
        peer.megabytes(),
        peer.difference());
  }

  /** Words of another program must not end a cell. */
  private static String cell(String words) {
    return words.replace('|', '/').replaceAll("\\s+", " ");
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
