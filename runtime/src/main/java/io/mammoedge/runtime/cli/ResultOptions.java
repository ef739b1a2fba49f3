package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.serve.deliver.Destination;
import io.mammoedge.runtime.serve.deliver.WebDestination;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where reports go. */
final class ResultOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--results-to",
      paramLabel = "URL",
      description =
          "A PACS that gets the reports: dicom://TITLE@HOST:PORT, dicoms:// with TLS, or the base of"
              + " DICOMweb, such as https://HOST/dicom-web (default: they stay in the spool).")
  private Optional<URI> to = Optional.empty();

  @Option(
      names = "--results-token",
      paramLabel = "FILE",
      description = "Its first line is the bearer token for DICOMweb.")
  private Optional<Path> token = Optional.empty();

  @Option(
      names = "--results-ca",
      paramLabel = "FILE.pem",
      description = "Authorities of the PACS's certificate (default: the platform's).")
  private Optional<Path> authorities = Optional.empty();

  @Option(
      names = "--heatmaps",
      description = "Heat maps go there, too, as Secondary Capture that says what it is.")
  private boolean heatMaps;

  boolean heatMaps() {
    return heatMaps;
  }

  /** They mean nothing without a spool. */
  void requireNone() {
    if (to.isPresent() || token.isPresent() || authorities.isPresent() || heatMaps) {
      throw usage("--results-to, --results-token, --results-ca and --heatmaps need --spool DIR");
    }
  }

  Optional<Destination> destination(String title) throws IOException {
    if (to.isEmpty()) {
      return Optional.empty();
    }
    URI uri = to.get();
    return Optional.of(new WebDestination(uri, Optional.empty(), Optional.empty()));
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
