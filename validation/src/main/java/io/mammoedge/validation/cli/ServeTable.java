package io.mammoedge.validation.cli;

import io.mammoedge.validation.benchmark.LoadTime;
import io.mammoedge.validation.benchmark.ServeTimes;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Nodes under load, as Markdown. */
final class ServeTable {
  private ServeTable() {}

  static void print(List<ServeTimes> nodes, PrintWriter out) {
    out.println(
        "| variant, provider | ready s | first s | clients | p50 s | p99 s | longest s | answers a"
            + " second | peak MB |");
    out.println("|---|---|---|---|---|---|---|---|---|");
    nodes.forEach(node -> node.loads().forEach(load -> print(node, load, out)));
    for (ServeTimes node : nodes) {
      if (!node.fallback().isEmpty()) {
        out.printf("%s ran on %s: %s%n", node.variant(), node.provider(), node.fallback());
      }
    }
  }

  private static void print(ServeTimes node, LoadTime load, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "| %s, %s | %.2f | %.2f | %d | %.3f | %.3f | %.3f | %.2f | %s |%n",
        node.variant(),
        node.provider(),
        node.readySeconds(),
        node.firstSeconds(),
        load.clients(),
        load.median(),
        load.p99(),
        load.longest(),
        load.perSecond(),
        node.peakMegabytes().map(peak -> String.format(Locale.ROOT, "%.0f", peak)).orElse("?"));
  }
}
