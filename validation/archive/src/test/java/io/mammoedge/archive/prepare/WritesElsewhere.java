package io.mammoedge.archive.prepare;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import scala.Function2;
import scala.collection.Iterator;

/**
 * A task on a machine that has a folder of its own under the data set's path: nobody else sees what
 * it has written.
 */
record WritesElsewhere(PrepareTask task, String images)
    implements Function2<TaskContext, Iterator<List<Integer>>, List<String>>, Serializable {
  @Override
  public List<String> apply(TaskContext context, Iterator<List<Integer>> pieces) {
    List<String> ended = task.apply(context, pieces);
    try (Stream<Path> files = Files.list(Path.of(images))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ended;
  }
}
