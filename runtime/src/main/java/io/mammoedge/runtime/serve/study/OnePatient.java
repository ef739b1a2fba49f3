package io.mammoedge.runtime.serve.study;

import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.runtime.dicom.StudyHeader;
import java.nio.file.Path;
import java.util.List;

/** A report is about one person: images that were sorted into a wrong study must not make one. */
final class OnePatient {
  private OnePatient() {}

  /**
   * What all images say of patient and study.
   *
   * @param images at least one
   * @throws MixedStudyException when they are of several patients
   */
  static StudyHeader of(List<Path> images) {
    List<StudyHeader> headers = images.stream().map(MammogramReader::study).toList();
    if (headers.stream().map(StudyHeader::patientId).distinct().count() > 1) {
      throw new MixedStudyException();
    }
    return headers.get(0);
  }
}
