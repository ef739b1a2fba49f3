package io.mammoedge.runtime.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The committed DICOM files beside {@code make_references.py}. */
public final class ReferenceDicom {
  private static final String BESIDE = "/io/mammoedge/runtime/dicom/stored.csv";

  private ReferenceDicom() {}

  /** All of them. */
  public static List<Path> files() {
    try (Stream<Path> files = Files.walk(folder())) {
      return files.filter(file -> file.toString().endsWith(".dcm")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Their bytes. */
  public static Stream<byte[]> contents() {
    return files().stream().map(ReferenceDicom::bytes);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      return Path.of(ReferenceDicom.class.getResource(BESIDE).toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
