package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.dicom.Accept;
import io.mammoedge.runtime.dicom.Intensity;
import io.mammoedge.runtime.dicom.MammogramReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
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
    List<Inspection> found = files.stream().map(this::inspect).toList();
    if (json) {
      String kind = accept.name().toLowerCase(Locale.ROOT);
      Inspection.Document document = new Inspection.Document(kind, found);
      spec.commandLine().getOut().println(CliJson.write(document));
    } else {
      InspectionText text = new InspectionText(spec.commandLine().getOut());
      found.forEach(text::print);
    }
    boolean refused = found.stream().anyMatch(inspection -> inspection.refusal() != null);
    return (refused ? ExitCode.INPUT_REFUSED : ExitCode.GOOD).number();
  }

  private Inspection inspect(Path file) {
    return Inspection.of(file, MammogramReader.inspect(file, Intensity.VOI, accept));
  }
}
