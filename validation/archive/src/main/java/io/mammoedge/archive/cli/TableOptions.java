package io.mammoedge.archive.cli;

import io.mammoedge.archive.table.ArchiveTable;
import io.mammoedge.archive.table.RefusedRows;
import io.mammoedge.archive.table.TableSettings;
import io.mammoedge.runtime.audit.AuditKey;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a run goes on with a table of an earlier one. */
final class TableOptions {
  @Option(
      names = "--again",
      paramLabel = "CODE",
      split = ",",
      description =
          "Score files again whose rows are refused with one of these codes, such as"
              + " NOT_FOUND,UNREADABLE.")
  private List<String> again = List.of();

  @Option(
      names = "--moved",
      description = "--in is the archive of this table, which lies elsewhere now.")
  private boolean moved;

  @Mixin private KeyOption key;

  /** Where the key of a table lies. */
  String place(ArchiveTable table) {
    return "file://" + key.place(table);
  }

  /**
   * The key for a table, once it is clear that archive and options are those of earlier runs.
   *
   * @param root the archive's folder
   * @param digest of the release
   * @param options on which results depend
   */
  AuditKey settled(ArchiveTable table, String root, String digest, String options) {
    TableSettings settings = new TableSettings(table);
    AuditKey made = settings.isNew() ? key.forNew(table) : key.existing(table);
    settings.settleArchive(made, root, moved);
    settings.settleRelease(digest, options);
    return made;
  }

  /** Takes out what is to be scored again, and says how much that is. */
  void takeOut(ArchiveTable table, String digest, PrintWriter err) {
    if (again.isEmpty()) {
      return;
    }
    List<String> codes = again.stream().map(String::strip).distinct().toList();
    Map<String, Long> rows = new RefusedRows(table, digest).takeOut(codes);
    codes.forEach(code -> err.println(words(rows.getOrDefault(code, 0L), code)));
    err.flush();
  }

  private static String words(long rows, String code) {
    if (rows == 0) {
      return "no row is refused with " + code;
    }
    return "%d %s refused with %s; to be scored again"
        .formatted(rows, rows == 1 ? "row was" : "rows were", code);
  }
}
