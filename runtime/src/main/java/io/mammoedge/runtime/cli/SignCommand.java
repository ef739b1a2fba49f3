package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.release.ReleaseSigning;
import io.mammoedge.runtime.trust.PublicKeys;
import io.mammoedge.runtime.trust.Signer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sign}: puts a signature into a release. For publishers: the edge jar has it not. */
@Command(
    name = "sign",
    mixinStandardHelpOptions = true,
    description = "Verifies a release and signs it: writes signature.json and nothing else.")
public final class SignCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "RELEASE", description = "Folder of a release.")
  private Path release;

  @Option(
      names = "--key",
      required = true,
      paramLabel = "KEY.pem",
      description = "Private key: PKCS#8, not encrypted; of keygen or openssl.")
  private Path key;

  @Option(names = "--replace", description = "Sign anew what is signed, as when keys rotate.")
  private boolean replace;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Signer signer = Signer.load(key);
    String sha256 = ReleaseSigning.sign(release, signer, replace);
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%-12s %s%n", "signed", release);
    out.printf("%-12s %s%n", "sha256", sha256);
    out.printf("%-12s %s%n", "fingerprint", PublicKeys.fingerprint(signer.publicKey()));
    return ExitCode.GOOD.number();
  }
}
