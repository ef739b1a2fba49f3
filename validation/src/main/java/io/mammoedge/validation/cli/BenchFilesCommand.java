package io.mammoedge.validation.cli;

import io.mammoedge.runtime.ResultJson;
import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.runtime.score.Variant;
import io.mammoedge.validation.benchmark.files.FilesBenchmark;
import io.mammoedge.validation.benchmark.files.FilesReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench files}: what a file costs beside the network. */
@Command(
    name = "files",
    mixinStandardHelpOptions = true,
    description =
        "Scores large mammograms of every codec: alone, in a folder, and as the first one of a"
            + " process (needs Debian's dcmtk and libgdcm-tools).")
final class BenchFilesCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RELEASE", description = "Directory of a release.")
  private Path release;

  @Option(
      names = "--variant",
      paramLabel = "NAME",
      description = "Auto (the default), fp32 or int8.")
  private Variant variant = Variant.AUTO;

  @Option(names = "--threads", description = "Of the engine; default: all cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--quick", description = "Small pictures, few rounds: only to see that it runs.")
  private boolean quick;

  @Option(names = "--json", description = "The result as JSON on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    FilesBenchmark benchmark = FilesBenchmark.of(quick);
    try (TemporaryFolder folder = TemporaryFolder.make();
        Progress progress = Progress.of("Scoring", benchmark.size())) {
      FilesReport report = benchmark.run(release, variant, threads, folder.path(), progress::step);
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(ResultJson.write(report));
      } else {
        FilesTable.print(report, out);
      }
    }
    return 0;
  }
}
