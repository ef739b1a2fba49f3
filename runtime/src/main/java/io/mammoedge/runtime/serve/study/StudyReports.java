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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    List<ImageResult> all = new ArrayList<>(fresh);
    all.addAll(scored(spool.files(SpoolState.DONE, study), release));
    StudyReport report = report(study, context(working, release, all), release, all);
    Instance instance = StructuredReport.instance(report);
    AtomicFile.writeDurably(
        StudyFiles.unsent(working.report(instance.sopInstanceUid())),
        DicomWriter.encode(StructuredReport.of(report)));
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
    return new ResultContext(OnePatient.of(working.images()), release.id(), last, zone);
  }

  private StudyReport report(
      String study, ResultContext context, ServedRelease release, List<ImageResult> all)
      throws IOException {
    Manifest.OperatingPoint point = release.release().manifest().operatingPoint();
    Double threshold = point == null ? null : point.threshold();
    List<ReportedImage> images = all.stream().map(ImageResult::reported).toList();
    List<String> refusals = refusals(study, release);
    StudyReport alone = new StudyReport(context, threshold, images, refusals, null);
    return predecessor(study, StructuredReport.instance(alone))
        .map(before -> new StudyReport(context, threshold, images, refusals, before))
        .orElse(alone);
  }

  /** The last report of this release that other images of the study are in. */
  private Optional<Instance> predecessor(String study, Instance now) {
    return spool.files(SpoolState.DONE, study).reports().stream()
        .sorted(Comparator.comparing(StudyReports::written).reversed())
        .map(MammogramReader::instance)
        .filter(before -> before.seriesInstanceUid().equals(now.seriesInstanceUid()))
        .filter(before -> !before.sopInstanceUid().equals(now.sopInstanceUid()))
        .findFirst();
  }

  /** What is no mammogram at all is not missed in a report: our own reports, for one. */
  private List<String> refusals(String study, ServedRelease release) throws IOException {
    StudyFiles refused = spool.files(SpoolState.REFUSED, study);
    List<String> codes = new ArrayList<>();
    for (Path result : refused.results()) {
      ImageResult.read(result)
          .filter(said -> said.digest().equals(release.digest()))
          .map(ImageResult::refusal)
          .filter(code -> !code.equals(Refusal.NOT_A_MAMMOGRAM.name()))
          .ifPresent(codes::add);
    }
    long failed = spool.files(SpoolState.FAILED, study).images().size();
    return Stream.concat(codes.stream(), Stream.generate(() -> "FAILED").limit(failed)).toList();
  }

  private static FileTime written(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
