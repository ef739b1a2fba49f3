package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.RefusedImageException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads one DICOM file as a mammogram. */
public final class MammogramReader {
  private MammogramReader() {}

  /**
   * Reads and judges one file.
   *
   * @param file a DICOM Part 10 file
   * @param intensity how stored values become presentation values
   * @param accept which kinds of image are taken
   * @throws RefusedImageException when the file is not readable or not such a mammogram
   */
  public static Mammogram read(Path file, Intensity intensity, Accept accept) {
    if (!Files.isRegularFile(file)) {
      throw new RefusedImageException("NOT_FOUND", file + ": no such file");
    }
    throw new RefusedImageException("NOT_DICOM", file + ": " + intensity + " " + accept);
  }
}
