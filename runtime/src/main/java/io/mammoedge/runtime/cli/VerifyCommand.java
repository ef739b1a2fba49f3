package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.release.Seal;
import io.mammoedge.runtime.trust.SignedBy;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Mixin private TrustOption trust;
  @Spec private CommandSpec spec;

  /**
   * What {@code --json} prints.
   *
   * @param files that the manifest lists; each is as published
   * @param sha256 the root digest
   * @param signed whether there is a signature
   * @param signedBy whose it is; null where that was not checked
   */
  record Document(
      String release,
      String directory,
      int files,
      String sha256,
      boolean signed,
      SignedBy signedBy) {
    static Document of(Release release) {
      Seal seal = release.seal();
      return new Document(
          release.title(),
          release.directory().toString(),
          release.manifest().files().size(),
          seal.sha256(),
          seal.signed(),
          seal.signedBy());
    }
  }

  @Override
  public Integer call() {
    Release verified = trust.open(release);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(CliJson.write(Document.of(verified)));
    } else {
      print(verified, out);
    }
    return ExitCode.GOOD.number();
  }

  private static void print(Release verified, PrintWriter out) {
    int files = verified.manifest().files().size();
    out.printf("%-10s %s%n", "release", verified.title());
    out.printf(Locale.ROOT, "%-10s %d, each as published%n", "files", files);
    out.printf("%-10s %s%n", "sha256", verified.seal().sha256());
    out.printf("%-10s %s%n", "signature", SealText.of(verified.seal()));
  }
}
