package io.mammoedge.archive;

import io.mammoedge.archive.cli.ArchiveMain;
import io.mammoedge.runtime.cli.CliErrors;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/**
 * One run of {@code mammoedge archive} inside this process.
 *
 * @param exitCode as the shell sees it
 * @param out standard output
 * @param err standard error
 */
public record ArchiveCli(int exitCode, String out, String err) {
  /** As {@link #run}, in local mode, with few partitions for what is small. */
  public static ArchiveCli local(List<?> arguments) {
    List<Object> all = new ArrayList<>(arguments);
    all.addAll(List.of("--master", "local[2]", "--conf", "spark.sql.shuffle.partitions=2"));
    return run(all.toArray());
  }

  /** Runs; arguments of any type are given as text. */
  public static ArchiveCli run(Object... arguments) {
    CommandLine line = ArchiveMain.commandLine();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] texts = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
    int exitCode = CliErrors.execute(line, texts);
    return new ArchiveCli(exitCode, out.toString(), err.toString());
  }
}
