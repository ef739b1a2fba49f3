package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.serve.PemIdentity;
import io.mammoedge.runtime.serve.deliver.Destination;
import io.mammoedge.runtime.serve.deliver.DicomDestination;
import io.mammoedge.runtime.serve.deliver.WebDestination;
import io.mammoedge.runtime.serve.dimse.StoreClient.Peer;
import io.mammoedge.runtime.serve.dimse.StoreClient.PeerTls;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where reports go. */
final class ResultOptions {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

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
      description =
          "Authorities of the PACS's certificate (default: for https the platform's, for dicoms those"
              + " of --client-ca).")
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

  /**
   * The PACS.
   *
   * @param title our AE title
   * @param tls with the certificate to show
   */
  Optional<Destination> destination(String title, TlsOptions tls) throws IOException {
    if (to.isEmpty()) {
      if (token.isPresent() || authorities.isPresent()) {
        throw usage("--results-token and --results-ca are about the PACS of --results-to: give it");
      }
      return Optional.empty();
    }
    URI uri = to.get();
    return Optional.of(
        switch (String.valueOf(uri.getScheme())) {
          case "dicom" -> dicom(uri, title, Optional.empty());
          case "dicoms" -> dicom(uri, title, Optional.of(encrypted(tls)));
          case "http", "https" -> web(uri);
          default -> throw usage("--results-to begins with dicom, dicoms, http or https");
        });
  }

  private PeerTls encrypted(TlsOptions tls) {
    if (authorities.isEmpty() && !tls.asksForClients()) {
      throw usage("--results-to dicoms:// needs --results-ca or --client-ca");
    }
    return new PeerTls(tls.calling(authorities), Optional.empty());
  }

  private Destination dicom(URI uri, String title, Optional<PeerTls> tls) {
    if (uri.getUserInfo() == null || uri.getHost() == null || uri.getPort() < 0) {
      throw usage(
          "--results-to dicom://TITLE@HOST:PORT needs all three; a host's name has letters, digits,"
              + " dots and hyphens");
    }
    if (token.isPresent() || (authorities.isPresent() && tls.isEmpty())) {
      throw usage("--results-token is for DICOMweb, --results-ca for what is encrypted");
    }
    try {
      return new DicomDestination(
          new Peer(uri.getHost(), uri.getPort(), uri.getUserInfo(), title, tls, PATIENCE));
    } catch (IllegalArgumentException e) {
      throw usage("--results-to: " + e.getMessage());
    }
  }

  private Destination web(URI uri) throws IOException {
    if (uri.getHost() == null || uri.getUserInfo() != null || uri.getQuery() != null) {
      throw usage(
          "--results-to http(s)://HOST[:PORT]/PATH needs a host, and has no user and no query; a"
              + " token goes into --results-token FILE");
    }
    Optional<String> secret =
        token.isPresent()
            ? Optional.of(SecretFile.read("--results-token", token.get()))
            : Optional.empty();
    return new WebDestination(uri, secret, authorities.map(PemIdentity::trusting));
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
