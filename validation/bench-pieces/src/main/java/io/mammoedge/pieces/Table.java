package io.mammoedge.pieces;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * Times, and rates where pixels went through.
 *
 * @param results of JMH
 */
record Table(Collection<RunResult> results) {
  private static final double MILLIS_PER_SECOND = 1000;

  void print(PrintWriter out) {
    out.println();
    out.println("| piece | case | ms | ± (99.9 %) | MB/s |");
    out.println("|---|---|---:|---:|---:|");
    results.forEach(result -> out.println(row(result)));
  }

  private static String row(RunResult result) {
    BenchmarkParams params = result.getParams();
    Result<?> time = result.getPrimaryResult();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.3g | %.2g | %s |",
        piece(params.getBenchmark()),
        params.getParamsKeys().stream().map(params::getParam).collect(Collectors.joining(", ")),
        time.getScore(),
        time.getScoreError(),
        rate(result));
  }

  /** Class and method. */
  private static String piece(String benchmark) {
    String[] names = benchmark.split("\\.", -1);
    return names[names.length - 2] + "." + names[names.length - 1];
  }

  /** JMH counts milliseconds per megabyte. */
  private static String rate(RunResult result) {
    Result<?> perMegabyte = result.getSecondaryResults().get("megabytes");
    return perMegabyte == null
        ? ""
        : String.format(Locale.ROOT, "%.0f", MILLIS_PER_SECOND / perMegabyte.getScore());
  }
}
