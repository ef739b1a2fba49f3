package io.mammoedge.validation.cli;

import io.mammoedge.runtime.ResultJson;
import io.mammoedge.validation.benchmark.ReleaseBenchmark;
import io.mammoedge.validation.benchmark.ReleaseTimes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench release}: what an export costs, and its variants. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    description = "Exports the paper's classifier, untrained, and times its variants in turns.")
final class BenchReleaseCommand implements Callable<Integer> {
  @Option(names = "--quick", description = "A small network, few rounds: only to see that it runs.")
  private boolean quick;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Keeps what was made; a second run goes on from there.")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--json", description = "The result as JSON on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.make()) {
      ReleaseTimes times = ReleaseBenchmark.of(quick).run(out.orElse(folder.path()));
      PrintWriter writer = spec.commandLine().getOut();
      if (json) {
        writer.println(ResultJson.write(times));
      } else {
        ReleaseTable.print(times, writer);
      }
    }
    return 0;
  }
}
