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
          "The secret behind all hashes, drawn where it is not there yet; tables that are to be"
              + " compared need the same one (default: archive.key beside the table).")
  private Optional<Path> file = Optional.empty();

  AuditKey of(String table) {
    Path place = file.orElseGet(() -> beside(table));
    try {
      Files.createDirectories(place.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new MammoEdgeException(ExitCode.IO, place + ": cannot be written", e);
    }
    return AuditKey.inFile(place);
  }

  private static Path beside(String table) {
    return ArchiveTable.onDisk(table)
        .map(folder -> folder.toAbsolutePath().normalize().resolveSibling("archive.key"))
        .orElseThrow(
            () ->
                new MammoEdgeException(
                    ExitCode.USAGE, table + ": is not on this machine's disks; give --key FILE"));
  }
}
