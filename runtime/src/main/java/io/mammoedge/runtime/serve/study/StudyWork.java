package io.mammoedge.runtime.serve.study;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.audit.Transfer;
import io.mammoedge.runtime.serve.model.ServedRelease;
import io.mammoedge.runtime.serve.spool.ImageResult;
import io.mammoedge.runtime.serve.spool.Spool;
import io.mammoedge.runtime.serve.spool.SpoolState;
import io.mammoedge.runtime.serve.spool.StudyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What is done with a study in {@code working}. Each step may be done again after a crash. */
final class StudyWork {
  private final Spool spool;
  private final StudyScoring scoring;
  private final StudyReports reports;
  private final Notes notes;
  private final Clock clock;

  StudyWork(Spool spool, StudyScoring scoring, StudyReports reports, Notes notes, Clock clock) {
    this.spool = spool;
    this.scoring = scoring;
    this.reports = reports;
    this.notes = notes;
    this.clock = clock;
  }

  /**
   * Scores the images and writes the report. Once there is one, it is about these images and no
   * others, and only has to arrive.
   */
  void report(String study, ServedRelease release, BooleanSupplier stops) throws IOException {
    StudyFiles files = spool.files(SpoolState.WORKING, study);
    if (!files.reports().isEmpty()) {
      return;
    }
    // Of an earlier time, if somebody has moved it back.
    Files.deleteIfExists(files.failure());
    scoring.score(study, release, stops);
    if (files.images().isEmpty()) {
      // All were refused or given up, and went elsewhere.
      return;
    }
    Attempts attempts = new Attempts(files.attempts());
    if (attempts.begin()) {
      write(study, release, attempts);
      attempts.end();
    } else {
      attempts.end();
      failed(study, "making its report has begun " + Attempts.MOST + " times and never ended");
    }
  }

  private void write(String study, ServedRelease release, Attempts attempts) throws IOException {
    try {
      reports.write(study, release);
    } catch (MixedStudyException e) {
      failed(study, e.getMessage());
    } catch (MammoEdgeException | IOException e) {
      // A disk: that did not end the process.
      attempts.end();
      throw e;
    }
  }

  /** Whether there is something for the PACS. */
  boolean hasUnsent(String study) {
    return !spool.files(SpoolState.WORKING, study).unsent().isEmpty();
  }

  /** Where nobody waits for reports, they stay in the spool. */
  void keep(String study) throws IOException {
    for (Path unsent : spool.files(SpoolState.WORKING, study).unsent()) {
      Files.move(unsent, StudyFiles.sent(unsent), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** All has arrived. Reports go last: while one is there, nothing is scored again. */
  void done(String study) throws IOException {
    StudyFiles files = spool.files(SpoolState.WORKING, study);
    if (files.all().isEmpty()) {
      // Refused or failed, all of it; or a crash between two steps.
      spool.tidy(study, SpoolState.WORKING);
      return;
    }
    List<Path> reported = files.reports();
    if (!reported.isEmpty()) {
      tell(files, Transfer.REPORTED);
      reports.remember(files);
    }
    List<Path> inOrder = new ArrayList<>(files.all());
    inOrder.removeAll(reported);
    inOrder.addAll(reported);
    int images = files.images().size();
    spool.move(study, inOrder, SpoolState.DONE);
    notes.ended(reported.isEmpty() ? "nothing_to_report" : "reported", study, images, null);
  }

  /** Gives a study up. */
  void failed(String study, String why) throws IOException {
    StudyFiles files = spool.files(SpoolState.WORKING, study);
    tell(files, Transfer.FAILED);
    Failure.write(files.failure(), why, clock.instant());
    int images = files.images().size();
    spool.move(study, SpoolState.WORKING, SpoolState.FAILED);
    notes.ended("failed", study, images, why);
  }

  /** Whether the PACS can be reached. */
  void reachable(boolean is, String why) {
    notes.metrics().reachable(is);
    notes.log().event("pacs", "reachable", is, "why", why);
  }

  private void tell(StudyFiles files, Transfer transfer) throws IOException {
    for (Path image : files.images()) {
      Optional<ImageResult> said = ImageResult.read(files.result(image));
      if (said.isPresent()) {
        ImageResult result = said.get();
        notes.tell(transfer, result.release(), result.version(), result.object().sopInstanceUid());
      }
    }
  }
}
