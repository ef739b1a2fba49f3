package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.store.Line;
import io.mammoedge.runtime.store.Pointer;
import io.mammoedge.runtime.store.Version;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rollback}: takes the last promotion back. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    description = "Verifies the version that was in use before, and puts it into use again.")
public final class RollbackCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "LINE", description = "<store>/<name>.")
  private Path directory;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Mixin private TrustOption trust;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Line line = new Line(directory.toAbsolutePath().normalize());
    Pointer pointer = line.pointer();
    Version previous = pointer.previous();
    Release verified = trust.open(line.require(previous));
    pointer.rollback(previous);
    InUse.print(verified, json, spec.commandLine().getOut());
    return 0;
  }
}
