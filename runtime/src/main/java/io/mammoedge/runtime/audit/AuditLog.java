package io.mammoedge.runtime.audit;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.score.Scored;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A log that is only ever added to. Each line is one write to the end of the file and on the disk
 * when {@link #append} returns, so that several processes may write to one log on a local disk, and
 * a crash costs at most the line that was being written. May be used by several threads at once.
 */
public final class AuditLog implements AutoCloseable {
  private final Path file;
  private final AuditKey key;
  private final FileChannel end;
  private final FileChannel reader;

  private AuditLog(Path file, AuditKey key) throws IOException {
    this.file = file;
    this.key = key;
    this.end =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), ownersOnly(file));
    this.reader = FileChannel.open(file, StandardOpenOption.READ);
  }

  /**
   * Opens a log, or begins one together with its key in {@code FILE.key}.
   *
   * @param file UTF-8, JSON Lines
   * @throws MammoEdgeException when log or key cannot be read or written, or the key is not right
   */
  public static AuditLog open(Path file) {
    Path place = file.toAbsolutePath();
    try {
      if (Files.exists(place) && !Files.isRegularFile(place)) {
        throw new IOException("it is not a plain file");
      }
      Files.createDirectories(place.getParent());
      AuditLog log = new AuditLog(file, AuditKey.of(place));
      AtomicFile.forceFolder(place.getParent());
      return log;
    } catch (IOException e) {
      throw refusal(file, e);
    }
  }

  /**
   * Adds what was scored or refused just now.
   *
   * @throws MammoEdgeException when the disk refuses
   */
  public void append(Scored scored) {
    append(scored, Instant.now());
  }

  /** As above, at some time. */
  void append(Scored scored, Instant time) {
    append(AuditEvents.of(scored, time, key));
  }

  void append(AuditEvent event) {
    append(AuditJson.write(event) + "\n");
  }

  /**
   * Adds what happened to images on their way through a spool.
   *
   * @param release name, or "" where none has to do with it
   * @param version of the release, or ""
   * @param sopInstanceUids of the images
   * @throws MammoEdgeException when the disk refuses
   */
  public void append(
      Transfer transfer, String release, String version, List<String> sopInstanceUids) {
    Instant now = Instant.now();
    append(
        sopInstanceUids.stream()
            .map(uid -> TransferLine.of(transfer, release, version, key.image(uid), now))
            .map(line -> AuditJson.write(line) + "\n")
            .collect(Collectors.joining()));
  }

  private void append(String lines) {
    try {
      // After a crash the last line may have no end: it must not swallow this one.
      String text = (endsInside() ? "\n" : "") + lines;
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      end.write(bytes);
      if (bytes.hasRemaining()) {
        throw new IOException("the disk took a part of a line");
      }
      end.force(false);
    } catch (IOException e) {
      throw refusal(file, e);
    }
  }

  private boolean endsInside() throws IOException {
    long size = reader.size();
    ByteBuffer last = ByteBuffer.allocate(1);
    return size > 0 && reader.read(last, size - 1) == 1 && last.get(0) != '\n';
  }

  /** Hashes name nobody, but what was seen when is nobody else's business. */
  private static FileAttribute<?>[] ownersOnly(Path file) {
    return file.getFileSystem().equals(FileSystems.getDefault())
            && file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static MammoEdgeException refusal(Path file, IOException why) {
    return new MammoEdgeException(
        ExitCode.IO, file + ": the audit log cannot be written (" + why.getMessage() + ")", why);
  }

  @Override
  public void close() {
    try (FileChannel first = end;
        FileChannel second = reader) {
      first.force(true);
      second.size();
    } catch (IOException e) {
      throw refusal(file, e);
    }
  }
}
