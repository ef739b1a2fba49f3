package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.ResultJson;
import io.mammoedge.runtime.dicom.Accept;
import io.mammoedge.runtime.dicom.Intensity;
import io.mammoedge.runtime.dicom.MammogramReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code inspect}: what is understood of files, and why they would be refused. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = "Says what is understood of DICOM files; no identifiers are printed.")
public final class InspectCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "DICOM files.")
  private List<Path> files;

  @Option(
      names = "--accept",
      paramLabel = "KIND",
      defaultValue = "clinical",
      description = "clinical or archive (default: ${DEFAULT-VALUE}).")
  private Accept accept;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Inspection> found = inspect(json ? inspection -> {} : new InspectionText(out)::print);
    if (json) {
      String kind = accept.name().toLowerCase(Locale.ROOT);
      out.println(ResultJson.write(new Inspection.Document(kind, found)));
    }
    boolean refused = found.stream().anyMatch(inspection -> inspection.refusal() != null);
    return (refused ? ExitCode.INPUT_REFUSED : ExitCode.GOOD).number();
  }

  /** Tells of each file before the next is opened: whatever that does, the result is out. */
  private List<Inspection> inspect(Consumer<Inspection> listener) {
    List<Inspection> found = new ArrayList<>();
    for (Path file : files) {
      Inspection inspection =
          Inspection.of(file, MammogramReader.inspect(file, Intensity.VOI, accept));
      listener.accept(inspection);
      found.add(inspection);
    }
    return found;
  }
}
