package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.ResultJson;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.store.Installation;
import io.mammoedge.runtime.trust.SignedBy;
import io.mammoedge.runtime.trust.TrustPolicy;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code install}: a release that came as a zip file, for boxes without a network. */
@Command(
    name = "install",
    mixinStandardHelpOptions = true,
    description = "Unpacks and verifies a zip file of a release, and puts it into a store.")
public final class InstallCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "BUNDLE.zip",
      description = "A release's files at its top, or in one folder.")
  private Path bundle;

  @Option(
      names = "--store",
      required = true,
      paramLabel = "DIR",
      description = "Where releases are: it goes to DIR/<name>/<version>.")
  private Path store;

  @ArgGroup(multiplicity = "1")
  private Origin origin;

  /** Trust is decided, not forgotten. */
  private static final class Origin {
    @Option(
        names = "--trust",
        paramLabel = "KEY",
        description = "Who may have signed: a public key, a trust file, or a folder of them.")
    private Path trust;

    @Option(
        names = "--unsigned",
        description = "Check digests only: anybody may have made this release.")
    private boolean unsigned;
  }

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  /** What {@code --json} prints; {@code signedBy} is null where the signature was not checked. */
  record Document(
      String release, String directory, boolean current, String sha256, SignedBy signedBy) {}

  @Override
  public Integer call() {
    TrustPolicy trust = origin.unsigned ? null : TrustPolicy.load(origin.trust);
    print(Installation.of(bundle, store, trust));
    return ExitCode.GOOD.number();
  }

  private void print(Installation installed) {
    Release release = installed.release();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          ResultJson.write(
              new Document(
                  release.title(),
                  release.directory().toString(),
                  installed.current(),
                  release.seal().sha256(),
                  release.seal().signedBy())));
    } else {
      out.printf("%-10s %s%n", "installed", release.directory());
      out.printf("%-10s %s%n", "signature", SealText.of(release.seal()));
      out.printf("%-10s %s%n", "current", installed.current() ? "yes" : "no, another version is");
    }
  }
}
