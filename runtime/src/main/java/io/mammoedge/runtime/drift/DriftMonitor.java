package io.mammoedge.runtime.drift;

import io.mammoedge.runtime.Printable;
import io.mammoedge.runtime.audit.AuditReader;
import io.mammoedge.runtime.release.DomainReference;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.score.ScoreResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a log and compares it with a release. */
public final class DriftMonitor {
  private final Manifest manifest;
  private final SiteEvents events;

  private DriftMonitor(Manifest manifest, Window window) {
    this.manifest = manifest;
    this.events = new SiteEvents(manifest, window);
  }

  /**
   * A comparison.
   *
   * @param report all numbers
   * @param curves distribution functions, where there is a reference
   */
  public record Outcome(DriftReport report, List<Curve> curves) {
    /** Copies the list. */
    public Outcome {
      curves = List.copyOf(curves);
    }
  }

  /**
   * Compares.
   *
   * @param manifest of the release
   * @param log its events; those of other releases are counted and left out
   * @param window which of them
   * @throws io.mammoedge.runtime.MammoEdgeException when the log cannot be read
   */
  public static Outcome run(Manifest manifest, Path log, Window window) {
    DriftMonitor monitor = new DriftMonitor(manifest, window);
    AuditReader.Summary read = AuditReader.read(log, monitor.events);
    return new Outcome(monitor.report(read, window), monitor.curves());
  }

  private List<Curve> curves() {
    return events.scored() == 0
        ? List.of()
        : events.tallies().entrySet().stream()
            .map(one -> Curve.of(one.getKey(), one.getValue()))
            .toList();
  }

  private DriftReport report(AuditReader.Summary read, Window window) {
    DomainReference reference = manifest.domain().reference();
    Share refused = Share.of("refused", events.refusals().total(), events.files());
    Share referenceRefused = reference == null ? null : refused(reference.preparation());
    Comparison comparison =
        reference == null ? Comparison.NONE : compare(reference, refused, referenceRefused);
    DriftRule judged = DriftRule.judge(events.scored(), refused, reference, comparison);
    return new DriftReport(
        manifest.name() + " " + manifest.version(),
        window.words(),
        judged.verdict(),
        judged.reason(),
        counts(read),
        reference == null ? 0 : reference.n(),
        reference == null ? 0 : reference.patients(),
        comparison.quantities(),
        events.pixels().compare(manifest.domain().pixelStatistics()),
        called(events.malignant(), events.scored()),
        reference == null ? null : called(reference.calledMalignant(), reference.n()),
        refused,
        referenceRefused,
        comparison.refusals(),
        shares(events.refusals(), events.files()),
        shares(events.views(), events.scored()),
        shares(events.manufacturers(), events.scored()),
        unseen(),
        events.months(),
        DriftNotes.of(events, refused, referenceRefused),
        ScoreResult.RESEARCH_USE);
  }

  /** Refused files have no patient: as many are of one as of the scored, or of the reference. */
  private Comparison compare(DomainReference reference, Share refused, Share referenceRefused) {
    double there = (double) reference.n() / reference.patients();
    double here = Math.max(there, events.filesPerPatient());
    return Comparison.of(
        events.tallies(),
        reference,
        events.sumOfSquares(),
        new RefusalDrift.Measured(refused, referenceRefused, here, there));
  }

  private DriftReport.Events counts(AuditReader.Summary read) {
    return new DriftReport.Events(
        events.scored(),
        events.patients(),
        events.refusals().total(),
        events.repeated(),
        events.outside(),
        events.others(),
        read);
  }

  private static Share refused(DomainReference.Preparation files) {
    return Share.of("refused", files.refused(), files.images() + files.refused());
  }

  private static Share called(int malignant, int of) {
    return Share.of("called malignant", malignant, of);
  }

  private static List<Share> shares(WordCounts words, int total) {
    return words.counts().entrySet().stream()
        .map(word -> Share.of(name(word.getKey()), word.getValue(), total))
        .toList();
  }

  private List<Share> unseen() {
    List<Share> unseen = new ArrayList<>();
    unseen("view", events.views(), manifest.domain().views(), unseen);
    unseen("manufacturer", events.manufacturers(), manifest.domain().manufacturers(), unseen);
    return unseen;
  }

  /** An empty list says nothing of what was seen. */
  private void unseen(String what, WordCounts words, List<String> seen, List<Share> unseen) {
    for (Map.Entry<String, Integer> word : words.counts().entrySet()) {
      if (!seen.isEmpty() && seen.stream().noneMatch(word.getKey()::equalsIgnoreCase)) {
        unseen.add(Share.of(what + " " + name(word.getKey()), word.getValue(), events.scored()));
      }
    }
  }

  /** Words of a log are from outside; a terminal obeys control characters. */
  private static String name(String word) {
    return word.isEmpty() ? "(none)" : Printable.line(word);
  }
}
