package io.mammoedge.exporter.cli;

import io.mammoedge.exporter.release.ExportRequest;
import io.mammoedge.exporter.release.Lineage;
import io.mammoedge.exporter.release.OperatingRule;
import io.mammoedge.exporter.release.Parents;
import io.mammoedge.runtime.release.Manifest.Flips;
import io.mammoedge.runtime.release.ReleaseId;
import io.mammoedge.runtime.trust.Signer;
import io.mammoedge.trainer.dataset.Dataset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What a release is to be; none of it goes with {@code --bare}. */
final class ReleaseOptions {
  @Option(names = "--name", required = true, description = "Name of the release line.")
  private String name;

  @Option(names = "--version", required = true, description = "Semantic version.")
  private String version;

  @Option(names = "--store", required = true, paramLabel = "DIR", description = "All releases.")
  private Path store;

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

  @ArgGroup(exclusive = false)
  private Int8Options int8;

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

  boolean json() {
    return json;
  }

  ExportRequest request(List<Path> models) {
    return new ExportRequest(
        models,
        new ReleaseId(name, version),
        store,
        data.map(Dataset::open),
        OperatingRule.parse(rule),
        flips,
        Optional.ofNullable(int8).map(Int8Options::request),
        new Lineage(parents.stream().map(Parents::name).toList(), changes),
        key.map(Signer::load));
  }
}
