package io.mammoedge.pieces;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.dicom.file.DicomFile;
import io.mammoedge.validation.benchmark.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The mammogram in every transfer syntax, made before anything is measured.
 *
 * @param compressed titles of the encodings with a decoder of their own
 * @param uncompressed titles of the others
 * @param leftOut which could not be made, and why
 */
record Encoded(List<String> compressed, List<String> uncompressed, List<String> leftOut) {
  /** Writes a file for each, named by its title. */
  static Encoded write(Path folder) throws IOException {
    Encoded all = new Encoded(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Encoding encoding : Encoding.ALL) {
      Path file = folder.resolve(encoding.title() + ".dcm");
      if (!Files.exists(file)) {
        all.add(encoding, folder.resolve("original"), file);
      }
    }
    return all;
  }

  private void add(Encoding encoding, Path original, Path file) throws IOException {
    Mammograms.synthetic(encoding.bits()).write(original);
    try {
      Path made = encoding.encode(original, file);
      if (made.equals(original)) {
        Files.move(original, file);
      }
      (isCompressed(file) ? compressed : uncompressed).add(encoding.title());
    } catch (MammoEdgeException e) {
      leftOut.add(encoding.title() + ": " + e.getMessage());
    }
  }

  private static boolean isCompressed(Path file) throws IOException {
    try (DicomFile opened = DicomFile.open(file)) {
      return opened.transferSyntax().encapsulated();
    }
  }
}
