package io.mammoedge.exporter.cli;

import io.mammoedge.exporter.graph.BareGraph;
import io.mammoedge.exporter.release.ReleaseExporter;
import io.mammoedge.exporter.release.ReleaseExporter.Exported;
import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.ResultJson;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.evaluate.TrainedModel;
import io.mammoedge.trainer.model.ModelDescription;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code export}: a trained model becomes a release, or a bare ONNX file. */
@Command(
    name = "export",
    description =
        "Publishes a release: ONNX graph with preprocessing, evidence, golden images, digests.")
public final class ExportCommand implements Callable<Integer> {
  @Option(
      names = "--model",
      required = true,
      split = ",",
      paramLabel = "MODEL",
      description = "Trained whole-image models; several are averaged.")
  private List<Path> models;

  @ArgGroup(multiplicity = "1")
  private Target target;

  /** A release or a bare graph. */
  private static final class Target {
    @ArgGroup(exclusive = false)
    private ReleaseOptions release;

    @Option(
        names = "--bare",
        paramLabel = "FILE.onnx",
        description = "The network alone: float [N,C,H,W], no preprocessing.")
    private Path bare;
  }

  // Not the standard help options: they claim --version, which is the release's here.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  @SuppressWarnings("UnusedVariable")
  private boolean help;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (target.bare != null) {
      return bare();
    }
    Exported exported = new ReleaseExporter(target.release.request(models)).export();
    if (target.release.json()) {
      spec.commandLine().getOut().println(ResultJson.write(Document.of(exported)));
    } else {
      say(exported);
    }
    return ExitCode.GOOD.number();
  }

  /** What {@code --json} prints. */
  record Document(String release, double conversionSeconds, double proofSeconds, String int8) {
    static Document of(Exported exported) {
      return new Document(
          exported.release().toString(),
          exported.conversion().toMillis() / 1e3,
          exported.proof().toMillis() / 1e3,
          exported.int8().orElse(null));
    }
  }

  private void say(Exported exported) {
    PrintWriter notes = spec.commandLine().getErr();
    notes.printf(
        Locale.ROOT,
        "converted in %.1f s, proved in %.1f s%n",
        exported.conversion().toMillis() / 1e3,
        exported.proof().toMillis() / 1e3);
    exported.int8().ifPresent(notes::println);
    spec.commandLine().getOut().println(exported.release());
  }

  private int bare() throws IOException {
    if (models.size() != 1) {
      throw new MammoEdgeException(ExitCode.USAGE, "--bare takes exactly one --model");
    }
    if (Files.exists(target.bare)) {
      throw new MammoEdgeException(
          ExitCode.EXISTS_ALREADY, target.bare + " exists already; choose another file");
    }
    try (TrainedModel model = TrainedModel.open(models.get(0))) {
      ModelDescription description = model.description();
      ImageSize size = new ImageSize(description.height(), description.width());
      byte[] graph =
          BareGraph.write(
              model.network().block(),
              BareGraph.Input.of(model.network().spec(), size),
              description.network());
      AtomicFile.write(target.bare, graph);
    }
    spec.commandLine().getOut().println(target.bare);
    return ExitCode.GOOD.number();
  }
}
