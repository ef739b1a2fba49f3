package io.mammoedge.runtime.serve.study;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.dicom.DicomWriter;
import io.mammoedge.runtime.dicom.Instance;
import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.runtime.dicom.file.Refusal;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.serve.model.ServedRelease;
import io.mammoedge.runtime.serve.spool.ImageResult;
import io.mammoedge.runtime.serve.spool.Spool;
import io.mammoedge.runtime.serve.spool.SpoolState;
import io.mammoedge.runtime.serve.spool.StudyFiles;
import io.mammoedge.runtime.sr.ReportedImage;
import io.mammoedge.runtime.sr.ResultContext;
import io.mammoedge.runtime.sr.StructuredReport;
import io.mammoedge.runtime.sr.StudyReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes one report on a study: of the images in {@code working}, and of those in {@code done} that
 * the same release has scored before. It is made of results and headers and of nothing else, so it
 * is the same whenever it is made.
 */
final class StudyReports {
  private final Spool spool;
  private final ZoneId zone;

  /**
   * Reports on what is in a spool.
   *
   * @param zone of their dates and times
   */
  StudyReports(Spool spool, ZoneId zone) {
    this.spool = spool;
    this.zone = zone;
  }

  /**
   * Writes it, for the PACS; nothing where no image was scored.
   *
   * @throws MixedStudyException when the images are of several patients
   * @throws IOException when the disk refuses
   */
  void write(String study, ServedRelease release) throws IOException {
    StudyFiles working = spool.files(SpoolState.WORKING, study);
    List<ImageResult> fresh = scored(working, release);
    if (fresh.isEmpty()) {
      return;
    }
    List<ImageResult> all = merged(fresh, scored(spool.files(SpoolState.DONE, study), release));
    requireOnePerson(study, all);
    StudyReport report = report(study, context(working, release, all), release, all);
    Instance instance = StructuredReport.instance(report);
    AtomicFile.writeDurably(
        StudyFiles.unsent(working.report(instance.sopInstanceUid())),
        DicomWriter.encode(StructuredReport.of(report)));
  }

  /** An image that was sent back to be scored again counts once. */
  private static List<ImageResult> merged(List<ImageResult> fresh, List<ImageResult> before) {
    Set<String> again =
        fresh.stream().map(said -> said.object().sopInstanceUid()).collect(Collectors.toSet());
    List<ImageResult> all = new ArrayList<>(fresh);
    before.stream()
        .filter(said -> !again.contains(said.object().sopInstanceUid()))
        .forEach(all::add);
    return all;
  }

  /** A report is about one person: images that were sorted into a wrong study make none. */
  private void requireOnePerson(String study, List<ImageResult> all) throws IOException {
    Set<String> people = new HashSet<>();
    all.forEach(said -> people.add(said.person()));
    for (Path result : spool.files(SpoolState.DONE, study).results()) {
      ImageResult.read(result).ifPresent(said -> people.add(said.person()));
    }
    if (people.size() > 1) {
      throw new MixedStudyException();
    }
  }

  private static List<ImageResult> scored(StudyFiles files, ServedRelease release)
      throws IOException {
    List<ImageResult> scored = new ArrayList<>();
    for (Path result : files.results()) {
      ImageResult.read(result)
          .filter(said -> !said.isRefused() && said.digest().equals(release.digest()))
          .ifPresent(scored::add);
    }
    return scored;
  }

  private ResultContext context(StudyFiles working, ServedRelease release, List<ImageResult> all) {
    Instant last =
        all.stream().map(ImageResult::instant).max(Comparator.naturalOrder()).orElseThrow();
    return new ResultContext(
        MammogramReader.study(working.images().get(0)), release.id(), last, zone);
  }

  private StudyReport report(
      String study, ResultContext context, ServedRelease release, List<ImageResult> all)
      throws IOException {
    Manifest.OperatingPoint point = release.release().manifest().operatingPoint();
    Double threshold = point == null ? null : point.threshold();
    List<ReportedImage> images = all.stream().map(ImageResult::reported).toList();
    List<String> refusals = others(study, release, all);
    StudyReport alone = new StudyReport(context, threshold, images, refusals, null);
    return predecessor(study, release, StructuredReport.instance(alone))
        .map(before -> new StudyReport(context, threshold, images, refusals, before))
        .orElse(alone);
  }

  /** The last report of this release that other images of the study are in. */
  private Optional<Instance> predecessor(String study, ServedRelease release, Instance now) {
    StudyFiles done = spool.files(SpoolState.DONE, study);
    return LastReport.read(done.lastReport(release.digest()))
        .filter(before -> !before.sopInstanceUid().equals(now.sopInstanceUid()));
  }

  /** Notes which report has arrived, for the next one of the study to name it. */
  void remember(StudyFiles working) throws IOException {
    List<Path> reports = working.reports();
    for (Path image : working.images()) {
      Optional<ImageResult> said = ImageResult.read(working.result(image));
      if (said.isPresent()) {
        Instance last = MammogramReader.instance(reports.get(reports.size() - 1));
        LastReport.write(working.lastReport(said.get().digest()), last);
        return;
      }
    }
  }

  /**
   * Images of the study that have no probability in the report: refused ones, but for what is no
   * mammogram at all (our own reports, for one), those that were given up, and those that another
   * release has scored.
   */
  private List<String> others(String study, ServedRelease release, List<ImageResult> all)
      throws IOException {
    Set<String> told = new HashSet<>();
    all.forEach(said -> told.add(said.object().sopInstanceUid()));
    List<String> codes = new ArrayList<>();
    for (ImageResult said : results(SpoolState.REFUSED, study)) {
      if (!said.refusal().equals(Refusal.NOT_A_MAMMOGRAM.name())
          && told.add(said.object().sopInstanceUid())) {
        codes.add(said.refusal());
      }
    }
    for (ImageResult said : results(SpoolState.DONE, study)) {
      if (!said.digest().equals(release.digest()) && told.add(said.object().sopInstanceUid())) {
        codes.add("OTHER_RELEASE");
      }
    }
    long failed = spool.files(SpoolState.FAILED, study).images().size();
    return Stream.concat(codes.stream(), Stream.generate(() -> "FAILED").limit(failed)).toList();
  }

  private List<ImageResult> results(SpoolState state, String study) throws IOException {
    List<ImageResult> results = new ArrayList<>();
    for (Path result : spool.files(state, study).results()) {
      ImageResult.read(result).ifPresent(results::add);
    }
    return results;
  }
}
