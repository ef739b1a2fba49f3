package io.mammoedge.archive.table;

import java.io.IOException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/** How many rows this process itself sees in a folder, by the footers of its Parquet files. */
public final class ParquetRows {
  private ParquetRows() {}

  /** Those of all files in one folder. */
  public static long in(FileSystem files, Path folder) throws IOException {
    long rows = 0;
    for (FileStatus file : files.listStatus(folder)) {
      if (file.getPath().getName().endsWith(".parquet")) {
        rows += of(HadoopInputFile.fromStatus(file, files.getConf()));
      }
    }
    return rows;
  }

  private static long of(HadoopInputFile file) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(file)) {
      return reader.getRecordCount();
    }
  }
}
