package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.Printable;
import io.mammoedge.runtime.ResultJson;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.store.ReleaseChanges;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code diff}: what changed from one release to another. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "Says what changed: weights, preprocessing, operating point, evidence, ...")
public final class DiffCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "A", description = "Folder of a release.")
  private Path before;

  @Parameters(index = "1", paramLabel = "B", description = "Folder of another.")
  private Path after;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Mixin private TrustOption trust;
  @Spec private CommandSpec spec;

  /** What {@code --json} prints. */
  record Document(String before, String after, ReleaseChanges changes) {}

  @Override
  public Integer call() {
    Release a = trust.open(before);
    Release b = trust.open(after);
    ReleaseChanges changes = ReleaseChanges.between(a.manifest(), b.manifest());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(ResultJson.write(new Document(a.title(), b.title(), changes)));
    } else {
      print(a.title(), b.title(), changes, out);
    }
    return 0;
  }

  private static void print(String a, String b, ReleaseChanges changes, PrintWriter out) {
    out.println("- " + a);
    out.println("+ " + b);
    changes
        .changes()
        .forEach(
            change -> {
              out.printf("%s (%s)%n", change.what(), change.step().word());
              out.println("  - " + Printable.line(change.before()));
              out.println("  + " + Printable.line(change.after()));
            });
    if (changes.changes().isEmpty()) {
      out.println("nothing but name, version and time differs");
    }
  }
}
