package io.mammoedge.exporter.cli;

import io.mammoedge.exporter.graph.BareGraph;
import io.mammoedge.exporter.quantize.WeightRange;
import io.mammoedge.exporter.release.ExportRequest;
import io.mammoedge.exporter.release.Int8Request;
import io.mammoedge.exporter.release.Lineage;
import io.mammoedge.exporter.release.OperatingRule;
import io.mammoedge.exporter.release.Parents;
import io.mammoedge.exporter.release.ReleaseExporter;
import io.mammoedge.exporter.release.ReleaseExporter.Exported;
import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.cli.CliJson;
import io.mammoedge.runtime.release.Manifest.Flips;
import io.mammoedge.runtime.release.ReleaseId;
import io.mammoedge.runtime.trust.Signer;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.evaluate.TrainedModel;
import io.mammoedge.trainer.model.ModelDescription;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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

  @Option(
      names = "--flips",
      paramLabel = "WHERE",
      converter = FlipsConverter.class,
      description =
          "Average 4 flips: none (the default), runtime (it runs the graph four times), or in-graph"
              + " (for programs that run the graph once).")
  private Flips flips = Flips.NONE;

  @Option(
      names = "--int8",
      description = "Also an 8-bit variant, if its parity holds; needs --data.")
  private boolean int8;

  @Option(
      names = "--int8-weights",
      paramLabel = "RANGE",
      description = "full (the default), or reduced for processors without VNNI.")
  private WeightRange weights = WeightRange.FULL;

  @Option(
      names = "--margin",
      paramLabel = "M",
      defaultValue = "0.01",
      description = "Largest tolerable |ΔAUC| of the 8-bit variant (default: ${DEFAULT-VALUE}).")
  private double margin;

  @Option(
      names = "--parent",
      paramLabel = "RELEASE",
      description = "Release that the model was fine-tuned from; may be given several times.")
  private List<Path> parents = List.of();

  @Option(
      names = "--change",
      paramLabel = "TEXT",
      description = "What is new, for the model card; may be given several times.")
  private List<String> changes = List.of();

  @Option(
      names = "--sign",
      paramLabel = "KEY.pem",
      description = "Private key that signs the release (PKCS#8); of keygen or openssl.")
  private Optional<Path> key = Optional.empty();

  @Option(names = "--json", description = "What was done as JSON on standard output.")
  private boolean json;

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
    Exported exported = new ReleaseExporter(request()).export();
    if (json) {
      spec.commandLine().getOut().println(CliJson.write(Document.of(exported)));
    } else {
      say(exported);
    }
    return ExitCode.GOOD.number();
  }

  private ExportRequest request() {
    return new ExportRequest(
        models,
        new ReleaseId(target.release.name, target.release.version),
        target.release.store,
        data.map(Dataset::open),
        OperatingRule.parse(rule),
        flips,
        int8 ? Optional.of(new Int8Request(weights, margin)) : Optional.empty(),
        new Lineage(parents.stream().map(Parents::name).toList(), changes),
        key.map(Signer::load));
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
