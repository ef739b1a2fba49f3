package io.mammoedge.validation.cli;

import io.mammoedge.runtime.ResultJson;
import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.validation.benchmark.ServeBenchmark;
import io.mammoedge.validation.benchmark.ServeTimes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench serve}: a node under load. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Starts the edge jar with a release; 1, 2 and 8 clients ask for scores.")
final class BenchServeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RELEASE", description = "Directory of a release.")
  private Path release;

  @Option(names = "--quick", description = "Few questions: only to see that it runs.")
  private boolean quick;

  @Mixin private NodeOptions node;

  @Option(names = "--threads", description = "Of the engine; default: all cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

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
      List<ServeTimes> times = ask(Files.createDirectories(out.orElse(folder.path())));
      PrintWriter writer = spec.commandLine().getOut();
      if (json) {
        writer.println(ResultJson.write(times));
      } else {
        ServeTable.print(times, writer);
      }
    }
    return 0;
  }

  private List<ServeTimes> ask(Path folder) throws IOException {
    ServeBenchmark benchmark = ServeBenchmark.of(quick);
    List<List<String>> starts = node.starts(threads);
    List<ServeTimes> times = new ArrayList<>();
    try (Progress progress = Progress.of("Asking", (long) starts.size() * benchmark.size())) {
      for (List<String> options : starts) {
        times.add(benchmark.run(release, options, folder, progress::step));
      }
    }
    return times;
  }
}
