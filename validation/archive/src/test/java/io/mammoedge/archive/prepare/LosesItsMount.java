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
 * A machine that does not see the source folder for some of its tasks. They must run one at a time.
 *
 * @param task what it does
 * @param in the source folder; it is away while such a task runs
 * @param counter an empty folder, for a file a task
 * @param from the first task without, counted from 1
 * @param to the last one
 */
record LosesItsMount(PrepareTask task, String in, String counter, int from, int to)
    implements Function2<TaskContext, Iterator<List<Integer>>, List<String>>, Serializable {
  @Override
  public List<String> apply(TaskContext context, Iterator<List<Integer>> pieces) {
    try {
      long number = count();
      return from <= number && number <= to
          ? withoutIt(context, pieces)
          : task.apply(context, pieces);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long count() throws IOException {
    Files.createTempFile(Path.of(counter), "task", "");
    try (Stream<Path> tasks = Files.list(Path.of(counter))) {
      return tasks.count();
    }
  }

  private List<String> withoutIt(TaskContext context, Iterator<List<Integer>> pieces)
      throws IOException {
    Path away = Path.of(in + ".away");
    Files.move(Path.of(in), away);
    try {
      return task.apply(context, pieces);
    } finally {
      Files.move(away, Path.of(in));
    }
  }
}
