package io.mammoedge.validation.cli;

import io.mammoedge.runtime.ResultJson;
import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.validation.benchmark.CodecBenchmark;
import io.mammoedge.validation.benchmark.CodecTime;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench codecs}: how fast mammograms are read. */
@Command(
    name = "codecs",
    mixinStandardHelpOptions = true,
    description =
        "Reads full-size mammograms in every transfer syntax, in turns with GDCM (needs Debian's"
            + " dcmtk, libgdcm-tools, python3-gdcm).")
final class BenchCodecsCommand implements Callable<Integer> {
  @Option(names = "--quick", description = "Small pictures, few rounds: only to see that it runs.")
  private boolean quick;

  @Option(names = "--json", description = "The result as JSON on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    CodecBenchmark benchmark = quick ? CodecBenchmark.QUICK : CodecBenchmark.FULL;
    try (TemporaryFolder folder = TemporaryFolder.make();
        Progress progress = Progress.of("Reading", benchmark.size())) {
      List<CodecTime> times = benchmark.run(folder.path(), progress::step);
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(ResultJson.write(times));
      } else {
        print(benchmark, times, out);
      }
    }
    return 0;
  }

  private static void print(CodecBenchmark benchmark, List<CodecTime> times, PrintWriter out) {
    out.printf(
        "| %dx%d, transfer syntax | bits | file MB | pixels | MammoEdge ms | GDCM ms | ratio |%n",
        benchmark.columns(), benchmark.rows());
    out.println("|---|---|---|---|---|---|---|");
    for (CodecTime time : times) {
      out.printf(
          Locale.ROOT,
          "| %s | %d | %.1f | %s | %.0f | %.0f | %.1f |%n",
          time.transferSyntax(),
          time.bits(),
          time.bytes() / 1e6,
          time.exactness(),
          time.millis(),
          time.gdcmMillis(),
          time.ratio());
    }
  }
}
