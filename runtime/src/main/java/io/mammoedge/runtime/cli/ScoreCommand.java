package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.ResultJson;
import io.mammoedge.runtime.audit.AuditLog;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.FileRead;
import io.mammoedge.runtime.score.ReadAhead;
import io.mammoedge.runtime.score.Scored;
import io.mammoedge.runtime.score.Scorer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code score}: the probability of malignancy of each file. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description = "Gives each mammogram its probability of malignancy. Research use only.")
public final class ScoreCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "RELEASE", description = "Folder of a release.")
  private Path release;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "DICOM files.")
  private List<Path> files;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Option(
      names = "--heatmap",
      paramLabel = "DIR",
      description = "Also write pictures of where the network looked, named after the files.")
  private Path heatmap;

  @Option(
      names = "--audit",
      paramLabel = "FILE.jsonl",
      description = "Also add a line a file to this log, with keyed hashes instead of identifiers.")
  private Path audit;

  @Mixin private TrustOption trust;
  @Mixin private EngineOptions engine;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Release opened = trust.open(release);
    HeatMapFolder pictures =
        heatmap == null ? null : new HeatMapFolder(heatmap, opened.manifest().preprocessing());
    try (Scorer scorer = Scorer.open(opened, engine.scoreOptions());
        AuditLog log = audit == null ? null : AuditLog.open(audit)) {
      ScoreText text = new ScoreText(spec.commandLine(), !json);
      text.start(scorer.origin());
      List<ScoreDocument.Entry> entries = score(scorer, text, pictures, log);
      if (json) {
        ScoreDocument document = ScoreDocument.of(scorer.origin(), entries);
        spec.commandLine().getOut().println(ResultJson.write(document));
      }
      boolean refused = entries.stream().anyMatch(entry -> entry.refusal() != null);
      return (refused ? ExitCode.INPUT_REFUSED : ExitCode.GOOD).number();
    }
  }

  private List<ScoreDocument.Entry> score(
      Scorer scorer, ScoreText text, HeatMapFolder pictures, AuditLog log) {
    List<ScoreDocument.Entry> entries = new ArrayList<>();
    try (ReadAhead reads = new ReadAhead(files, scorer::read)) {
      while (reads.hasNext()) {
        entries.add(entry(scorer, reads.next(), text, pictures, log));
      }
    }
    return entries;
  }

  private static ScoreDocument.Entry entry(
      Scorer scorer, FileRead read, ScoreText text, HeatMapFolder pictures, AuditLog log) {
    Scored scored = scorer.score(read);
    // First of all: what is not in the log must not have been said.
    if (log != null) {
      log.append(scored);
    }
    String picture = pictures == null ? null : pictures.write(read.file(), scored);
    text.add(scored.result(), picture);
    return ScoreDocument.Entry.of(scored.result(), picture);
  }
}
