package io.mammoedge.archive.table;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** What is in a folder of a table. Not by patterns: a path of the user's may look like one. */
final class Folders {
  private Folders() {}

  /** All whose names begin so; none where the folder is not there. */
  static List<Path> in(FileSystem files, Path folder, String begin) throws IOException {
    try {
      return Arrays.stream(files.listStatus(folder))
          .map(FileStatus::getPath)
          .filter(path -> path.getName().startsWith(begin))
          .sorted()
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }
}
