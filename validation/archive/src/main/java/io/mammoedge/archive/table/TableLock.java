package io.mammoedge.archive.table;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The right to write to a table. On a disk the system itself forgets the lock of a killed process;
 * elsewhere the file stays, and a person has to remove it.
 */
interface TableLock {
  /** Lets others write. */
  void giveBack() throws IOException;

  /**
   * Takes it.
   *
   * @throws MammoEdgeException ({@link ExitCode#EXISTS_ALREADY}) when somebody else has it
   */
  static TableLock take(FileSystem files, Path file) throws IOException {
    return files.getUri().getScheme().equals("file") ? onDisk(file) : elsewhere(files, file);
  }

  private static TableLock onDisk(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            java.nio.file.Path.of(file.toUri().getPath()),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    if (!locks(channel)) {
      channel.close();
      throw taken(file, "wait for it");
    }
    return channel::close;
  }

  private static boolean locks(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException sameProcess) {
      return false;
    }
  }

  private static TableLock elsewhere(FileSystem files, Path file) throws IOException {
    try {
      files.create(file, false).close();
    } catch (FileAlreadyExistsException e) {
      throw taken(
          file,
          "wait for it; if it was killed, and only when no driver runs: hdfs dfs -rm " + file);
    }
    return () -> files.delete(file, false);
  }

  private static MammoEdgeException taken(Path file, String advice) {
    return new MammoEdgeException(
        ExitCode.EXISTS_ALREADY,
        file.getParent() + ": another driver is writing to this table; " + advice);
  }
}
