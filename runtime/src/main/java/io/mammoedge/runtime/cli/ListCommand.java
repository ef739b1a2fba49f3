package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.ResultJson;
import io.mammoedge.runtime.store.Store;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code list}: the releases of a store, and which of them are in use. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description =
        "Lists every release of a store; * marks the one in use, ! what cannot be read. No digest is"
            + " verified.")
public final class ListCommand implements Callable<Integer> {
  @Option(names = "--store", required = true, paramLabel = "DIR", description = "All releases.")
  private Path store;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<ListEntry> entries =
        new Store(store).lines().stream().flatMap(line -> ListEntry.of(line).stream()).toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(ResultJson.write(entries));
    } else {
      entries.forEach(entry -> out.println(entry.text()));
    }
    boolean good = entries.stream().allMatch(entry -> entry.problem() == null);
    return (good ? ExitCode.GOOD : ExitCode.INTEGRITY_FAILED).number();
  }
}
