package io.mammoedge.archive.cli;

import io.mammoedge.archive.summary.ArchiveSummary;
import io.mammoedge.archive.summary.SummaryPage;
import io.mammoedge.archive.table.ArchiveTable;
import io.mammoedge.runtime.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code archive summary}: a table of scores as a page. */
@Command(
    name = "summary",
    mixinStandardHelpOptions = true,
    description = "Writes a page about a table of scores: by year, manufacturer, site and more.")
final class SummaryCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "TABLE", description = "Table of scores.")
  private String table;

  @Option(
      names = "--digest",
      paramLabel = "DIGEST",
      defaultValue = "",
      description = "Which release, where the table holds several; its first digits will do.")
  private String digest;

  @Option(names = "--report", required = true, paramLabel = "FILE.html", description = "The page.")
  private Path report;

  @Mixin private SparkOptions spark;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try (SparkSession session = spark.start()) {
      new SummaryPage(ArchiveSummary.of(new ArchiveTable(session, table).only(digest)))
          .page()
          .write(report);
    }
    spec.commandLine().getOut().println(report);
    return ExitCode.GOOD.number();
  }
}
