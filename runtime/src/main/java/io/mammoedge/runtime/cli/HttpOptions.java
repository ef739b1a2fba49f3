package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.serve.http.Access;
import io.mammoedge.runtime.serve.http.HttpNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a node listens, to whom, and how much a request may take. */
final class HttpOptions {
  private static final Duration DRAIN = Duration.ofSeconds(30);

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "Any but the loopback address needs --token or --client-ca (default: ${DEFAULT-VALUE}).")
  private String bind;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "0 for any that is free (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--token",
      paramLabel = "FILE",
      description = "Its first line is the bearer token that clients must have.")
  private Optional<Path> token = Optional.empty();

  @Mixin private TlsOptions tls;

  @Mixin private LimitOptions limits;

  HttpNode.Settings settings() throws IOException {
    InetAddress address = address();
    requireAccess(address);
    Optional<String> secret =
        token.isPresent() ? Optional.of(SecretFile.read("--token", token.get())) : Optional.empty();
    boolean loopbackOnly = address.isLoopbackAddress() && secret.isEmpty();
    return new HttpNode.Settings(
        new InetSocketAddress(address, port),
        tls.read(),
        new Access(secret, loopbackOnly),
        limits.limits(),
        DRAIN);
  }

  private InetAddress address() {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(command.commandLine(), "--port must be 0 to 65535");
    }
    try {
      return InetAddress.getByName(bind);
    } catch (UnknownHostException e) {
      throw new ParameterException(
          command.commandLine(), "--bind " + bind + ": no such address of this machine", e);
    }
  }

  /** Closed by default: whoever opens the node says to whom. */
  private void requireAccess(InetAddress address) {
    if (!address.isLoopbackAddress() && token.isEmpty() && !tls.asksForClients()) {
      throw new ParameterException(
          command.commandLine(),
          "--bind "
              + bind
              + " can be reached from elsewhere: give --token FILE, or --tls-cert,"
              + " --tls-key and --client-ca");
    }
  }

  /** Certificate, key and authorities. */
  TlsOptions tls() {
    return tls;
  }

  /** For people: where it listens. */
  String url(int actualPort) {
    String host = bind.contains(":") ? "[" + bind + "]" : bind;
    return (tls.given() ? "https" : "http") + "://" + host + ":" + actualPort + "/";
  }
}
