package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.store.Line;
import io.mammoedge.runtime.store.Store;
import io.mammoedge.runtime.store.Version;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code list}: the releases of a store, and which of them are in use. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists every release of a store; * marks the one in use. Nothing is verified.")
public final class ListCommand implements Callable<Integer> {
  @Option(names = "--store", required = true, paramLabel = "DIR", description = "All releases.")
  private Path store;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  /** One release. */
  record Entry(
      String name,
      String version,
      boolean current,
      String created,
      String network,
      List<String> variants,
      Double auc,
      boolean signed) {}

  @Override
  public Integer call() {
    List<Entry> entries =
        new Store(store).lines().stream().flatMap(line -> entries(line).stream()).toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(CliJson.write(entries));
    } else {
      entries.forEach(entry -> out.println(text(entry)));
    }
    return 0;
  }

  private static List<Entry> entries(Line line) {
    Version current = line.pointer().current().orElse(null);
    return line.versions().stream()
        .map(version -> entry(line, version, version.equals(current)))
        .toList();
  }

  private static Entry entry(Line line, Version version, boolean isCurrent) {
    Manifest manifest = line.manifest(version);
    return new Entry(
        line.name(),
        version.toString(),
        isCurrent,
        manifest.created(),
        manifest.network(),
        manifest.variants().keySet().stream().sorted().toList(),
        manifest.evidence() == null ? null : manifest.evidence().auc(),
        Files.isRegularFile(line.directory(version).resolve("signature.json")));
  }

  private static String text(Entry entry) {
    return String.format(
        Locale.ROOT,
        "%s %s %s  %s  %s  AUC %s%s  %s",
        entry.current() ? "*" : " ",
        entry.name(),
        entry.version(),
        entry.created(),
        String.join("+", entry.variants()),
        entry.auc() == null ? "unknown" : String.format(Locale.ROOT, "%.3f", entry.auc()),
        entry.signed() ? "  signed" : "",
        entry.network());
  }
}
