package io.mammoedge.exporter.cli;

import io.mammoedge.exporter.graph.BareGraph;
import io.mammoedge.exporter.release.ExportRequest;
import io.mammoedge.exporter.release.OperatingRule;
import io.mammoedge.exporter.release.ReleaseExporter;
import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.release.Manifest.Flips;
import io.mammoedge.runtime.release.ReleaseId;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.evaluate.TrainedModel;
import io.mammoedge.trainer.model.ModelDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    private ReleaseTarget release;

    @Option(
        names = "--bare",
        paramLabel = "FILE.onnx",
        description = "The network alone: float [N,C,H,W], no preprocessing.")
    private Path bare;
  }

  /** Where a release goes. */
  private static final class ReleaseTarget {
    @Option(names = "--name", required = true, description = "Name of the release line.")
    private String name;

    @Option(names = "--version", required = true, description = "Semantic version.")
    private String version;

    @Option(names = "--store", required = true, paramLabel = "DIR", description = "All releases.")
    private Path store;
  }

  @Option(
      names = "--data",
      paramLabel = "DATASET",
      description = "Measures operating point and evidence; without it there are none.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--operating-point",
      paramLabel = "RULE",
      description = "youden (the default) or sensitivity=S, on validation images.")
  private String rule = "youden";

  @Option(names = "--flips", description = "none (the default) or runtime: average 4 flips.")
  private Flips flips = Flips.NONE;

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
    if (flips == Flips.IN_GRAPH) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "--flips in-graph is not offered yet; use --flips runtime");
    }
    Path release =
        new ReleaseExporter(
                new ExportRequest(
                    models,
                    new ReleaseId(target.release.name, target.release.version),
                    target.release.store,
                    data.map(Dataset::open),
                    OperatingRule.parse(rule),
                    flips))
            .export();
    spec.commandLine().getOut().println(release);
    return ExitCode.GOOD.number();
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
