package io.mammoedge.archive.cli;

import io.mammoedge.archive.parity.ArchiveParity;
import io.mammoedge.archive.parity.Labels;
import io.mammoedge.archive.parity.ParityRule;
import io.mammoedge.archive.score.ArchiveFiles;
import io.mammoedge.archive.score.FileKeys;
import io.mammoedge.archive.table.ArchiveTable;
import io.mammoedge.archive.table.TableSettings;
import io.mammoedge.runtime.ResultJson;
import io.mammoedge.runtime.audit.AuditKey;
import io.mammoedge.runtime.score.ScoreResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code archive parity}: is the new release equivalent to the old one on a whole archive? */
@Command(
    name = "parity",
    mixinStandardHelpOptions = true,
    description = "Compares two tables of scores of the same archive, as a whole and part by part.")
final class ParityCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "OLD", description = "Table of the reference.")
  private String old;

  @Parameters(index = "1", paramLabel = "NEW", description = "Table of the candidate.")
  private String young;

  @Option(
      names = "--old-release",
      paramLabel = "DIGEST",
      description = "Which release of OLD, where it holds several; its first digits will do.")
  private Optional<String> oldRelease = Optional.empty();

  @Option(names = "--new-release", paramLabel = "DIGEST", description = "Which release of NEW.")
  private Optional<String> newRelease = Optional.empty();

  @Option(
      names = "--labels",
      paramLabel = "FILE.csv",
      description = "Columns file (below the archive's folder) and label (malignant or benign).")
  private Optional<String> labels = Optional.empty();

  @Option(
      names = "--in",
      paramLabel = "DIR",
      description = "The archive as it was given to score, where the labels name whole paths.")
  private Optional<String> in = Optional.empty();

  @Option(
      names = "--threshold",
      paramLabel = "P",
      description = "Operating point, between 0 and 1; default: that of the old release.")
  private Optional<Double> threshold = Optional.empty();

  @Option(names = "--margin", description = "Of ΔAUC, between 0 and 1; default 0.01.")
  private double margin = 0.01;

  @Option(names = "--report", paramLabel = "FILE.html", description = "Write a page.")
  private Optional<Path> report = Optional.empty();

  @Option(names = "--json", description = "The result as JSON on standard output.")
  private boolean json;

  @Mixin private KeyOption key;
  @Mixin private SparkOptions spark;
  @Spec private CommandSpec spec;

  /** What {@code --json} prints. */
  private record Document(ArchiveParity.Result parity, String researchUse) {}

  @Override
  public Integer call() throws java.io.IOException {
    ArchiveParity.Result result =
        compare(
            new ParityRule(
                threshold.map(OptionalDouble::of).orElseGet(OptionalDouble::empty), margin));
    report.ifPresent(file -> new ParityPage(result).page(old, young).write(file));
    if (json) {
      spec.commandLine()
          .getOut()
          .println(ResultJson.write(new Document(result, ScoreResult.RESEARCH_USE)));
    } else {
      new ParityText(spec.commandLine().getOut()).print(result);
    }
    return result.verdict().exitCode().number();
  }

  private ArchiveParity.Result compare(ParityRule rule) throws java.io.IOException {
    try (SparkSession session = spark.start()) {
      ArchiveTable before = new ArchiveTable(session, old);
      ArchiveTable after = new ArchiveTable(session, young);
      Dataset<Row> reference = before.only(oldRelease.orElse(""));
      Dataset<Row> candidate = after.only(newRelease.orElse(""));
      new TableSettings(after).requireKeyOf(new TableSettings(before));
      return new ArchiveParity(
              reference,
              candidate,
              labels.map(table -> Labels.read(session, table, keys(session))),
              rule)
          .run();
    }
  }

  private FileKeys keys(SparkSession session) {
    AuditKey made = key.existing(new ArchiveTable(session, old));
    for (String table : List.of(old, young)) {
      new TableSettings(new ArchiveTable(session, table)).requireKey(made);
    }
    return new FileKeys(made, in.map(archive -> root(archive, session)).orElse(""));
  }

  private static String root(String archive, SparkSession session) {
    return ArchiveFiles.in(archive, session.sparkContext().hadoopConfiguration()).root();
  }
}
