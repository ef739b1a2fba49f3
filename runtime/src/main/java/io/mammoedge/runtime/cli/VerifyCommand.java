package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.ResultJson;
import io.mammoedge.runtime.check.SignedAcceptance;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.release.Seal;
import io.mammoedge.runtime.trust.SignedBy;
import io.mammoedge.runtime.trust.TrustPolicy;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code verify}: whether a release is what its publisher made, and who that is; or whether a
 * result of {@code check} is what a site signed.
 */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Verifies every digest of a release and, with --trust, its signature; or a signed result of"
            + " check.")
public final class VerifyCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "RELEASE|FILE.json",
      description = "Folder of a release, or what check --result --sign wrote.")
  private Path named;

  @Option(
      names = "--release",
      paramLabel = "DIR",
      description = "With a result: refuse it (4) unless this is the release that was checked.")
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
    PrintWriter out = spec.commandLine().getOut();
    if (Files.isRegularFile(named)) {
      return acceptance(out).number();
    }
    if (release != null) {
      throw new MammoEdgeException(
          ExitCode.USAGE, named + ": is no file; --release is for a result of check");
    }
    release(out);
    return ExitCode.GOOD.number();
  }

  /** A genuine no is no yes: the command ends as the check did. */
  private ExitCode acceptance(PrintWriter out) {
    TrustPolicy trusted =
        trust
            .policy()
            .orElseThrow(
                () ->
                    new MammoEdgeException(
                        ExitCode.USAGE,
                        named + ": a result is verified with the site's key: --trust KEY"));
    SignedAcceptance verified = SignedAcceptance.verify(named, trusted);
    if (release != null) {
      verified.requireAbout(Release.open(release));
    }
    if (json) {
      out.println(ResultJson.write(verified));
    } else {
      print(verified, out);
    }
    return ExitCode.of(verified.exitCode());
  }

  private static void print(SignedAcceptance verified, PrintWriter out) {
    line(out, "result", "as signed; sha256 " + verified.sha256());
    line(out, "release", verified.release() + "; sha256 " + verified.releaseSha256());
    String verdict = verified.verdict() + "; exit code " + verified.exitCode();
    line(out, "verdict", verdict + (verified.passed() ? "" : ": this release was NOT accepted"));
    line(out, "date", verified.date());
    line(out, "signature", SealText.of(verified.signedBy()));
  }

  private static void line(PrintWriter out, String name, String value) {
    out.printf("%-10s %s%n", name, value);
  }

  private void release(PrintWriter out) {
    Release verified = trust.open(named);
    if (json) {
      out.println(ResultJson.write(Document.of(verified)));
    } else {
      print(verified, out);
    }
  }

  private static void print(Release verified, PrintWriter out) {
    int files = verified.manifest().files().size();
    line(out, "release", verified.title());
    line(out, "files", files + ", each as published");
    line(out, "sha256", verified.seal().sha256());
    line(out, "signature", SealText.of(verified.seal()));
  }
}
