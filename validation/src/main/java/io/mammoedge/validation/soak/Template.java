package io.mammoedge.validation.soak;

import io.mammoedge.runtime.dicom.Instance;
import io.mammoedge.runtime.dicom.MammogramReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A mammogram that is sent many times, each time as another object of another patient: UIDs and
 * Patient ID are replaced where they stand, by others of the same length, and all else stays as it
 * was written.
 */
final class Template {
  private final byte[] file;
  private final Instance instance;
  private final String patient;
  private final List<Place> places = new ArrayList<>();

  /** Where a UID or the Patient ID stands, and which. */
  private record Place(int offset, String uid) {}

  private Template(byte[] file, Instance instance, String patient) {
    this.file = file;
    this.instance = instance;
    this.patient = patient;
    find(instance.sopInstanceUid());
    find(instance.seriesInstanceUid());
    find(instance.studyInstanceUid());
    find(patient);
  }

  static Template of(Path file) throws IOException {
    String patient = MammogramReader.study(file).patientId();
    return new Template(Files.readAllBytes(file), MammogramReader.instance(file), patient);
  }

  private void find(String uid) {
    byte[] text = uid.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i <= file.length - text.length; i++) {
      if (stands(text, i)) {
        places.add(new Place(i, uid));
      }
    }
  }

  private boolean stands(byte[] text, int at) {
    for (int i = 0; i < text.length; i++) {
      if (file[at + i] != text[i]) {
        return false;
      }
    }
    return true;
  }

  /** The SOP class of all that is made of it. */
  String sopClass() {
    return instance.sopClassUid();
  }

  /**
   * An object of a study.
   *
   * @param study number
   */
  SentImage image(long seed, int study) {
    byte[] copy = file.clone();
    for (Place place : places) {
      byte[] other = other(place.uid(), seed, study).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(other, 0, copy, place.offset(), other.length);
    }
    return new SentImage(
        sopClass(),
        other(instance.sopInstanceUid(), seed, study),
        other(instance.studyInstanceUid(), seed, study),
        copy);
  }

  /** The study of such an object. */
  String study(long seed, int study) {
    return other(instance.studyInstanceUid(), seed, study);
  }

  /** The patient of such an object. */
  String patient(long seed, int study) {
    return other(patient, seed, study);
  }

  /** The image of such an object. */
  String sopInstance(long seed, int study) {
    return other(instance.sopInstanceUid(), seed, study);
  }

  /** The object itself. */
  byte[] file() {
    return file.clone();
  }

  /** As long as the UID, and for each number another one. */
  private static String other(String uid, long seed, int study) {
    StringBuilder other = new StringBuilder("2.25.");
    Random digits = new Random(uid.hashCode() * 31L + seed * 1_000_003 + study);
    other.append(1 + digits.nextInt(9));
    while (other.length() < uid.length()) {
      other.append(digits.nextInt(10));
    }
    return other.toString();
  }
}
