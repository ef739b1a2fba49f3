package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.Printable;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.ReleasePaths;
import io.mammoedge.runtime.store.Line;
import io.mammoedge.runtime.store.Version;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One line of {@code list}: a release, or what is wrong with it.
 *
 * @param name of the release line
 * @param version null where the line itself cannot be followed
 * @param current whether it is in use
 * @param auc null where it was not measured
 * @param problem null for a release that can be read; else all but name and version may be null
 */
record ListEntry(
    String name,
    String version,
    boolean current,
    String created,
    String network,
    List<String> variants,
    Double auc,
    boolean signed,
    String problem) {

  /** Every version of a line; first what is wrong with its file {@code current}. */
  static List<ListEntry> of(Line line) {
    List<ListEntry> entries = new ArrayList<>();
    Version current = null;
    try {
      current = line.current().orElse(null);
    } catch (MammoEdgeException | UncheckedIOException e) {
      entries.add(bad(line, null, false, e));
    }
    for (Version version : line.versions()) {
      entries.add(of(line, version, version.equals(current)));
    }
    return entries;
  }

  private static ListEntry of(Line line, Version version, boolean current) {
    try {
      return good(line, version, current);
    } catch (MammoEdgeException | UncheckedIOException e) {
      return bad(line, version.toString(), current, e);
    }
  }

  private static ListEntry good(Line line, Version version, boolean current) {
    Manifest manifest = line.manifest(version);
    Path signature = line.place(version).directory().resolve(ReleasePaths.SIGNATURE);
    return new ListEntry(
        line.name(),
        version.toString(),
        current,
        manifest.created(),
        manifest.network(),
        manifest.variants().keySet().stream().sorted().toList(),
        manifest.evidence() == null ? null : manifest.evidence().auc(),
        Files.isRegularFile(signature),
        null);
  }

  private static ListEntry bad(Line line, String version, boolean current, RuntimeException e) {
    return new ListEntry(
        line.name(), version, current, null, null, null, null, false, e.getMessage());
  }

  /** For people; nobody vouched for what a manifest says. */
  String text() {
    String mark = current ? "*" : " ";
    String line =
        problem == null
            ? mark + " " + name + " " + version + "  " + facts()
            : "! " + name + (version == null ? "" : " " + version) + "  " + problem;
    return Printable.line(line);
  }

  private String facts() {
    return String.format(
        Locale.ROOT,
        "%s  %s  AUC %s%s  %s",
        created,
        String.join("+", variants),
        auc == null ? "unknown" : String.format(Locale.ROOT, "%.3f", auc),
        signed ? "  signed" : "",
        network);
  }
}
