package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.config.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The images of a data set on disk while it is being made. The record of an image is written last:
 * where it is, and its digests match, the image is finished.
 */
final class PreparedStore {
  /** Not part of the data set; may be deleted once it is finished. */
  static final String RECORDS = ".prepared";

  private final Path folder;

  PreparedStore(Path folder) {
    this.folder = folder;
  }

  /** The record of an image that an earlier run finished from the same source. */
  Optional<PreparedImage> finished(String name, String key) throws IOException {
    Path record = record(name);
    if (!Files.isRegularFile(record)) {
      return Optional.empty();
    }
    PreparedImage prepared = JsonFile.read(record, PreparedImage.class);
    boolean same =
        prepared.key().equals(key)
            && prepared.png().equals(digest(image(name)))
            && prepared.mask().equals(digest(mask(name)));
    return same ? Optional.of(prepared) : Optional.empty();
  }

  private static String digest(Path file) throws IOException {
    return Files.isRegularFile(file) ? new Sha256().add(file).hex() : "";
  }

  /** Writes the files of an image, its record last. An empty mask writes none. */
  void write(String name, byte[] png, byte[] mask, PreparedImage prepared) {
    AtomicFile.write(image(name), png);
    if (mask.length > 0) {
      AtomicFile.write(mask(name), mask);
    } else {
      delete(mask(name));
    }
    JsonFile.write(record(name), prepared);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new MammoEdgeException(ExitCode.IO, file + ": cannot be deleted", e);
    }
  }

  private Path image(String name) {
    return folder.resolve(Dataset.IMAGES).resolve(name + ".png");
  }

  private Path mask(String name) {
    return folder.resolve(Dataset.MASKS).resolve(name + ".png");
  }

  private Path record(String name) {
    return folder.resolve(RECORDS).resolve(name + ".json");
  }
}
