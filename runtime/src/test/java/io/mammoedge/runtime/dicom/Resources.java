package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.dicom.file.DicomFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The committed reference files; the scripts beside them made them. */
final class Resources {
  private Resources() {}

  static Path file(String name) {
    try {
      return Path.of(Resources.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  static List<Path> dicomFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(Resources::isDicom).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isDicom(Path file) {
    return file.toString().endsWith(".dcm");
  }

  /** Unsigned 16-bit numbers as ints, which assertions print readably. */
  static int[] unsigned(short[] pixels) {
    int[] numbers = new int[pixels.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Short.toUnsignedInt(pixels[i]);
    }
    return numbers;
  }

  /** The SHA-256 of pixels as 16-bit little endian numbers. */
  static String digest(short[] pixels) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * pixels.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(pixels);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  /** The compressed stream of a reference file. */
  static byte[] stream(String name) {
    try (DicomFile file = DicomFile.open(file("stored/" + name + ".dcm"))) {
      return file.readCompressed(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
