package io.mammoedge.archive.cli;

import io.mammoedge.archive.table.ArchiveTable;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.audit.AuditKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which key turns identifiers into hashes. */
final class KeyOption {
  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "The secret behind all hashes, drawn for a new table; tables that are to be compared"
              + " need the same one (default: archive.key beside the table).")
  private Optional<Path> file = Optional.empty();

  /** Where the key of a table lies. */
  Path place(ArchiveTable table) {
    return file.orElseGet(() -> beside(table)).toAbsolutePath().normalize();
  }

  /** The key of a new table, drawn where there is none yet. */
  AuditKey forNew(ArchiveTable table) {
    Path place = place(table);
    try {
      Files.createDirectories(place.getParent());
    } catch (IOException e) {
      throw new MammoEdgeException(ExitCode.IO, place + ": cannot be written", e);
    }
    return AuditKey.inFile(place);
  }

  /**
   * The key with which a table was made.
   *
   * @throws MammoEdgeException ({@link ExitCode#USAGE}) when it is not there: with another one
   *     every file would be a new one
   */
  AuditKey existing(ArchiveTable table) {
    Path place = place(table);
    if (!Files.exists(place)) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          place + ": the key of this table is not there; put it back, or name it with --key");
    }
    return AuditKey.inFile(place);
  }

  private static Path beside(ArchiveTable table) {
    return table
        .onDisk()
        .map(folder -> folder.resolveSibling("archive.key"))
        .orElseThrow(
            () ->
                new MammoEdgeException(
                    ExitCode.USAGE,
                    table.folder() + ": is not on this machine's disks; give --key FILE"));
  }
}
