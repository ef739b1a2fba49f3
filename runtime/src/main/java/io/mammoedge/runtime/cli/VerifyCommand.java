package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.release.Release;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verify}: whether a release is what its publisher made, and who that is. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Verifies every digest of a release and, with --trust, its signature.")
public final class VerifyCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "RELEASE", description = "Folder of a release.")
  private Path release;

  @Mixin private TrustOption trust;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Release verified = trust.open(release);
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%-10s %s%n", "release", verified.title());
    out.printf("%-10s %d, each as published%n", "files", verified.manifest().files().size());
    out.printf("%-10s %s%n", "sha256", verified.seal().sha256());
    out.printf("%-10s %s%n", "signature", SealText.of(verified.seal()));
    return ExitCode.GOOD.number();
  }
}
