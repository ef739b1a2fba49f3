package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.ResultJson;
import io.mammoedge.runtime.drift.DriftMonitor;
import io.mammoedge.runtime.drift.DriftPage;
import io.mammoedge.runtime.drift.Window;
import io.mammoedge.runtime.release.Release;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code drift}: whether recent images and scores are still like those of the release. */
@Command(
    name = "drift",
    mixinStandardHelpOptions = true,
    description = "Compares the audit log of a site with what the release was measured on.")
public final class DriftCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "RELEASE", description = "Folder of a release.")
  private Path release;

  @Option(
      names = "--audit",
      required = true,
      paramLabel = "FILE.jsonl",
      description = "The log that 'score --audit' has written.")
  private Path audit;

  @Option(names = "--since", paramLabel = "DATE", description = "First day, UTC: 2026-11-01.")
  private LocalDate since;

  @Option(names = "--until", paramLabel = "DATE", description = "Last day, UTC.")
  private LocalDate until;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Option(names = "--report", paramLabel = "FILE.html", description = "Also write a page.")
  private Path report;

  @Mixin private TrustOption trust;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Window window = window();
    Release opened = trust.open(release);
    DriftMonitor.Outcome outcome = DriftMonitor.run(opened.manifest(), audit, window);
    if (report != null) {
      DriftPage.of(outcome, command()).write(report);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(ResultJson.write(outcome.report()));
    } else {
      new DriftText(out).print(outcome.report());
    }
    return outcome.report().verdict().exitCode().number();
  }

  private Window window() {
    try {
      return new Window(since, until);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--until: " + e.getMessage(), e);
    }
  }

  /** Without folders: a path may hold a name. */
  private String command() {
    return "java -jar mammoedge-runtime.jar drift RELEASE --audit FILE.jsonl"
        + (since == null ? "" : " --since " + since)
        + (until == null ? "" : " --until " + until);
  }
}
