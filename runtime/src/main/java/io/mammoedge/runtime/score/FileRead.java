package io.mammoedge.runtime.score;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.dicom.Accept;
import io.mammoedge.runtime.dicom.Intensity;
import io.mammoedge.runtime.dicom.Mammogram;
import io.mammoedge.runtime.dicom.MammogramReader;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A file that was read: a mammogram to be scored, or why it is none.
 *
 * @param file as the user named it
 * @param mammogram null if refused
 * @param refusal null if not
 */
public record FileRead(Path file, Mammogram mammogram, RefusedImageException refusal) {
  /** Checks that there is either a mammogram or a refusal. */
  public FileRead {
    Objects.requireNonNull(file, "file is null");
    if ((mammogram == null) == (refusal == null)) {
      throw new IllegalArgumentException("either a mammogram or a refusal");
    }
  }

  static FileRead of(Path file, Intensity intensity, Accept accept) {
    try {
      return new FileRead(file, MammogramReader.read(file, intensity, accept), null);
    } catch (RefusedImageException e) {
      return new FileRead(file, null, e);
    }
  }

  /** Whether there is no mammogram. */
  public boolean isRefused() {
    return refusal != null;
  }
}
