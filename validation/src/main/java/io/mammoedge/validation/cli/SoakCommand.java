package io.mammoedge.validation.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.ResultJson;
import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.validation.soak.Soak;
import io.mammoedge.validation.soak.SoakPlan;
import io.mammoedge.validation.soak.SoakResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code soak}: whether a node loses an image when everything goes wrong. */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    description =
        "Sends studies to an edge node that is killed again and again, while its PACS (Debian's"
            + " orthanc) goes and comes back and hostile callers call; at the end every image must be"
            + " in one report. Exit code 3 where it is not.")
public final class SoakCommand implements Callable<Integer> {
  @Option(names = "--release", required = true, paramLabel = "RELEASE", description = "Its folder.")
  private Path release;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Logs and PACS.")
  private Path out;

  @Option(
      names = "--spool",
      paramLabel = "DIR",
      description =
          "Parent of the node's spool. A disk of 4 GB or less is filled to its last byte now and"
              + " then (default: in --out).")
  private Optional<Path> spool = Optional.empty();

  @Option(names = "--studies", description = "Of four images each (default: ${DEFAULT-VALUE}).")
  private int studies = 5000;

  @Option(names = "--kills", description = "kill -9 (default: ${DEFAULT-VALUE}).")
  private int kills = 12;

  @Option(names = "--outages", description = "Of the PACS (default: ${DEFAULT-VALUE}).")
  private int outages = 3;

  @Option(names = "--seed", description = "Of all that is drawn (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--json", description = "The result as JSON on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    SoakPlan plan = plan();
    SoakResult result;
    try (Progress progress = Progress.of("Sending", plan.images())) {
      result = new Soak(plan, release, out, spool.orElse(out)).run(progress::step);
    }
    PrintWriter writer = spec.commandLine().getOut();
    if (json) {
      writer.println(ResultJson.write(result));
    } else {
      SoakTable.print(result, writer);
    }
    return (result.holds() ? ExitCode.GOOD : ExitCode.PARITY_FAILED).number();
  }

  private SoakPlan plan() {
    try {
      return new SoakPlan(studies, kills, outages, seed);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "no such soak: " + e.getMessage(), e);
    }
  }
}
