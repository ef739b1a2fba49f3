package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.dicom.file.DicomFile;
import io.mammoedge.runtime.dicom.file.Printable;
import io.mammoedge.runtime.dicom.file.Refusal;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;

/** Opens a file for one use and turns every failure into a refusal that names it. */
final class Opened {
  /** What is done with the file. */
  @FunctionalInterface
  interface Use<T> {
    T apply(DicomFile file) throws IOException;
  }

  private Opened() {}

  static <T> T with(Path file, Use<T> use) {
    try {
      return read(file, use);
    } catch (RefusedImageException e) {
      throw new RefusedImageException(
          e.code(), name(file) + ": " + e.getMessage(), e.attribute(), e);
    }
  }

  private static <T> T read(Path file, Use<T> use) {
    requireFile(file);
    try (DicomFile opened = DicomFile.open(file)) {
      return use.apply(opened);
    } catch (EOFException e) {
      throw Refusal.TRUNCATED.because("the file ends before its content does", e);
    } catch (ZipException e) {
      throw Refusal.MALFORMED.because("the deflated data set is damaged", e);
    } catch (IOException e) {
      throw Refusal.UNREADABLE.because("reading fails: " + e.getMessage(), e);
    }
  }

  /** Links are followed. A pipe would have the reader wait for ever, a device has no end. */
  private static void requireFile(Path file) {
    if (!Files.exists(file)) {
      throw Refusal.NOT_FOUND.because("no such file");
    }
    if (Files.isDirectory(file)) {
      throw Refusal.NOT_FOUND.because("a folder, not a file; name the files in it");
    }
    if (!Files.isRegularFile(file)) {
      throw Refusal.UNREADABLE.because("a pipe or a device, not a file; copy it into one");
    }
  }

  private static String name(Path file) {
    Path name = file.getFileName();
    return Printable.plain(String.valueOf(name == null ? file : name));
  }
}
