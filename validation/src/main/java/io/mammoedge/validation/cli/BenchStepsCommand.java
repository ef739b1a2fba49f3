package io.mammoedge.validation.cli;

import io.mammoedge.runtime.ResultJson;
import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.validation.benchmark.StepBenchmark;
import io.mammoedge.validation.benchmark.StepTime;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench steps}: what training costs. */
@Command(
    name = "steps",
    mixinStandardHelpOptions = true,
    description = "Takes training steps, in turns with Python's torch.")
final class BenchStepsCommand implements Callable<Integer> {
  @Option(names = "--quick", description = "Small pictures, few steps: only to see that it runs.")
  private boolean quick;

  @Option(
      names = "--python",
      paramLabel = "PROGRAM",
      description = "A Python with torch; default: ${DEFAULT-VALUE}.")
  private String python = "python3";

  @Option(names = "--threads", description = "Of each engine; default: all cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--json", description = "The result as JSON on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    StepBenchmark benchmark = StepBenchmark.of(python, threads, quick);
    try (TemporaryFolder folder = TemporaryFolder.make();
        Progress progress = Progress.of("Taking steps", benchmark.size())) {
      List<StepTime> times = benchmark.run(folder.path(), progress::step);
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(ResultJson.write(times));
      } else {
        StepTable.print(times, out);
      }
    }
    return 0;
  }
}
