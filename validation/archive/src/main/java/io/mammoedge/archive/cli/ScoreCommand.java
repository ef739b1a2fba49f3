package io.mammoedge.archive.cli;

import io.mammoedge.archive.score.ArchiveFiles;
import io.mammoedge.archive.score.FileKeys;
import io.mammoedge.archive.score.ImageRows;
import io.mammoedge.archive.score.ReleaseTitle;
import io.mammoedge.archive.score.ScoreJob;
import io.mammoedge.archive.score.WaveSize;
import io.mammoedge.archive.session.ExecutorSessions;
import io.mammoedge.archive.session.ReleaseShipment;
import io.mammoedge.archive.summary.ArchiveSummary;
import io.mammoedge.archive.summary.SummaryPage;
import io.mammoedge.archive.table.ArchiveTable;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.ResultJson;
import io.mammoedge.runtime.audit.AuditKey;
import io.mammoedge.runtime.cli.EngineOptions;
import io.mammoedge.runtime.cli.TrustOption;
import io.mammoedge.runtime.dicom.Accept;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.score.ScoreResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code archive score}: the probability of malignancy of every file, as a table. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description =
        "Scores every file that the table does not hold yet. A refused or broken file is a row of"
            + " the table, too. Started again after any end, it goes on.")
final class ScoreCommand implements Callable<Integer> {
  @Option(names = "--release", required = true, description = "Folder of a release.")
  private Path release;

  @Option(
      names = "--in",
      required = true,
      paramLabel = "DIR|LIST",
      description = "A folder, or a text file with a path a line; also hdfs://, s3a:// and so on.")
  private String in;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "TABLE",
      description = "Folder of Parquet files; may hold several releases.")
  private String out;

  @Option(
      names = "--site",
      paramLabel = "NAME",
      description = "What all images' site is called (default: a hash of the Institution Name).")
  private Optional<String> site = Optional.empty();

  @Option(
      names = "--wave",
      paramLabel = "N",
      defaultValue = "0",
      description = "Images between two commits (default: about two minutes of work).")
  private int wave;

  @Option(
      names = "--summary",
      paramLabel = "FILE.html",
      description = "Also write a page about all of this release's rows in the table.")
  private Optional<Path> summary = Optional.empty();

  @Option(names = "--json", description = "What was added, as JSON on standard output.")
  private boolean json;

  @Mixin private EngineOptions engine;
  @Mixin private TrustOption trust;
  @Mixin private TableOptions going;
  @Mixin private SparkOptions spark;
  @Spec private CommandSpec spec;

  /** What {@code --json} prints. */
  private record Document(
      String release,
      String version,
      String digest,
      long scored,
      long refused,
      String researchUse) {}

  @Override
  public Integer call() throws IOException {
    if (wave < 0 || wave > WaveSize.MOST) {
      throw new ParameterException(spec.commandLine(), "--wave must be 0 to " + WaveSize.MOST);
    }
    Release opened = trust.open(release);
    ScoreJob.Added added = run(opened);
    // Not after a failure: a task that was given up may still be computing.
    ExecutorSessions.closeAll();
    report(opened, added);
    boolean nothing = added.scored() == 0 && added.refused() > 0;
    return (nothing ? ExitCode.INPUT_REFUSED : ExitCode.GOOD).number();
  }

  private ScoreJob.Added run(Release opened) throws IOException {
    ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
    ScoreOptions asked = engine.scoreOptions();
    try (SparkSession session = spark.start(opened.manifest(), asked.threads())) {
      ScoreOptions options = SparkOptions.ofOneTask(asked, session);
      return run(opened, session, options, progress);
    } finally {
      progress.end();
    }
  }

  private ScoreJob.Added run(
      Release opened, SparkSession session, ScoreOptions options, ConsoleProgress progress)
      throws IOException {
    try (ReleaseShipment shipment = ReleaseShipment.of(session, opened, options)) {
      ArchiveTable table = ArchiveTable.forWriting(session, out);
      ArchiveFiles archive = archive(session, table);
      ScoreJob job = new ScoreJob(session, table, progress);
      ScoreJob.Added added =
          table.exclusively(
              () -> {
                ImageRows rows = rows(table, archive, opened, options);
                going.takeOut(table, opened.seal().sha256(), spec.commandLine().getErr());
                return job.run(new ScoreJob.Request(archive, shipment.source(), rows, wave));
              });
      summary.ifPresent(file -> summarise(table, opened.seal().sha256(), file));
      return added;
    }
  }

  private static void summarise(ArchiveTable table, String digest, Path file) {
    table
        .rows(digest)
        .ifPresent(rows -> new SummaryPage(ArchiveSummary.of(rows)).page().write(file));
  }

  private ArchiveFiles archive(SparkSession session, ArchiveTable table) {
    ArchiveFiles archive = ArchiveFiles.in(in, session.sparkContext().hadoopConfiguration());
    archive.requireOutside("--out", out);
    archive.requireOutside("--key", going.place(table));
    summary.ifPresent(
        file -> archive.requireOutside("--summary", "file://" + file.toAbsolutePath()));
    return archive;
  }

  private ImageRows rows(
      ArchiveTable table, ArchiveFiles archive, Release opened, ScoreOptions options) {
    AuditKey key =
        going.settled(table, archive.root(), opened.seal().sha256(), said(opened, options));
    return new ImageRows(
        new FileKeys(key, archive.root()), ReleaseTitle.of(opened.manifest()), site.orElse(null));
  }

  /** The options on which results depend. */
  private String said(Release opened, ScoreOptions options) {
    Accept accept =
        options.accept() == null ? opened.manifest().domain().accept() : options.accept();
    return "--provider %s --variant %s --accept %s"
            .formatted(options.provider(), options.variant(), accept)
            .toLowerCase(Locale.ROOT)
        + site.map(name -> " --site " + name).orElse("");
  }

  private void report(Release opened, ScoreJob.Added added) {
    if (json) {
      spec.commandLine()
          .getOut()
          .println(
              ResultJson.write(
                  new Document(
                      opened.manifest().name(),
                      opened.manifest().version(),
                      opened.seal().sha256(),
                      added.scored(),
                      added.refused(),
                      ScoreResult.RESEARCH_USE)));
    } else {
      spec.commandLine()
          .getOut()
          .printf(
              "%s: %d scored, %d refused. %s%n",
              opened.title(), added.scored(), added.refused(), ScoreResult.RESEARCH_USE);
    }
  }
}
