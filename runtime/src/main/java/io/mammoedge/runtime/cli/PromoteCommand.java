package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.store.Line;
import io.mammoedge.runtime.store.Version;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code promote}: puts a version into use. */
@Command(
    name = "promote",
    mixinStandardHelpOptions = true,
    description = "Verifies a version and makes it the one that its line's name opens.")
public final class PromoteCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "RELEASE", description = "<store>/<name>/<version>.")
  private Path release;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Mixin private TrustOption trust;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Path directory = release.toAbsolutePath().normalize();
    Version version = Version.parse(String.valueOf(directory.getFileName()));
    Line line = new Line(directory.getParent());
    Release verified = trust.open(line.require(version));
    line.pointer().promote(version);
    InUse.print(verified, json, spec.commandLine().getOut());
    return 0;
  }
}
