package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.serve.PemIdentity;
import io.mammoedge.runtime.serve.http.Tls;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of an encrypted port. */
final class TlsOptions {
  @Option(
      names = "--tls-cert",
      paramLabel = "FILE.pem",
      description = "The node's certificate, then those that lead to its authority.")
  private Optional<Path> certificate = Optional.empty();

  @Option(names = "--tls-key", paramLabel = "FILE.pem", description = "Its private key (PKCS#8).")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--client-ca",
      paramLabel = "FILE.pem",
      description = "Authorities: clients must show a certificate of one of them.")
  private Optional<Path> clients = Optional.empty();

  /** Whether the port is encrypted. */
  boolean given() {
    return certificate.isPresent() || key.isPresent() || clients.isPresent();
  }

  /** Whether clients must show a certificate. */
  boolean asksForClients() {
    return clients.isPresent();
  }

  /**
   * Reads them.
   *
   * @throws MammoEdgeException when one is missing, or not right
   */
  Optional<Tls> read() {
    return given() ? Optional.of(read(clients)) : Optional.empty();
  }

  /**
   * Reads them, to call others.
   *
   * @param authorities of the others' certificates; where empty, those of {@code --client-ca}
   * @throws MammoEdgeException when one is missing, or not right
   */
  Tls calling(Optional<Path> authorities) {
    return read(authorities.or(() -> clients));
  }

  private Tls read(Optional<Path> authorities) {
    if (certificate.isEmpty() || key.isEmpty()) {
      throw new MammoEdgeException(ExitCode.USAGE, "--tls-cert and --tls-key go together");
    }
    return PemIdentity.read(certificate.get(), key.get(), authorities);
  }
}
