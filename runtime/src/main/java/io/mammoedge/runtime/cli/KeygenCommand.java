package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.trust.KeyAlgorithm;
import io.mammoedge.runtime.trust.KeyFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code keygen}: a pair of keys. A publisher's signs releases, a site's signs what it found when
 * it checked one.
 */
@Command(
    name = "keygen",
    mixinStandardHelpOptions = true,
    description = "Makes a private key that signs, and its public key for --trust.")
public final class KeygenCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Gets " + KeyFiles.PRIVATE_KEY + " and " + KeyFiles.PUBLIC_KEY + ".")
  private Path out;

  @Option(
      names = "--algorithm",
      paramLabel = "NAME",
      defaultValue = "ecdsa-p256",
      description =
          "ecdsa-p256, which every OMS tool verifies, or ed25519 (default: ${DEFAULT-VALUE}).")
  private KeyAlgorithm algorithm;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    KeyFiles files = KeyFiles.create(out, algorithm);
    PrintWriter text = spec.commandLine().getOut();
    text.printf("%-12s %s (keep it; it is not encrypted)%n", "private key", files.privateKey());
    text.printf("%-12s %s%n", "public key", files.publicKey());
    text.printf("%-12s %s%n", "fingerprint", files.fingerprint());
    return ExitCode.GOOD.number();
  }
}
