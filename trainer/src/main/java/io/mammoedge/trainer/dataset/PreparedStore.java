package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.config.JsonFile;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The images of a data set on disk while it is being made. The record of an image is written last:
 * where it is, and its digests match, the image is finished.
 */
final class PreparedStore {
  /** Not part of the data set; deleted before it is shared. */
  static final String RECORDS = ".prepared";

  private final Path folder;

  PreparedStore(Path folder) {
    this.folder = folder;
  }

  /** The record of an image that an earlier run finished from the same source. */
  Optional<PreparedImage> finished(String name, String key) {
    return recorded(name)
        .filter(prepared -> prepared.key().equals(key))
        .filter(prepared -> prepared.png().equals(digest(image(name))))
        .filter(prepared -> prepared.mask().equals(digest(mask(name))));
  }

  /**
   * Makes the folders of images and masks. Where a disk of the network has said that they are not
   * there, it may go on saying so when others have made them.
   */
  void makeFolders() {
    for (String part : List.of(Dataset.IMAGES, Dataset.MASKS)) {
      try {
        Files.createDirectories(folder.resolve(part));
      } catch (IOException e) {
        throw new MammoEdgeException(ExitCode.IO, folder + ": cannot be written", e);
      }
    }
  }

  /** Whether the files of an image are there, whatever is in them. */
  boolean holds(String name, PreparedImage prepared) {
    return Files.isRegularFile(image(name))
        && (prepared.mask().isEmpty() || Files.isRegularFile(mask(name)));
  }

  /** A record that a power failure left half written counts as none. */
  private Optional<PreparedImage> recorded(String name) {
    Path record = record(name);
    if (!Files.isRegularFile(record)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JsonFile.read(record, PreparedImage.class));
    } catch (MammoEdgeException damaged) {
      return Optional.empty();
    }
  }

  private static String digest(Path file) {
    return Files.isRegularFile(file) ? Digests.sha256(file) : "";
  }

  /** Removes what a killed run was in the middle of writing. */
  void discardParts() {
    for (String part : List.of(Dataset.IMAGES, Dataset.MASKS, RECORDS)) {
      list(folder.resolve(part), ".*.part").forEach(PreparedStore::delete);
    }
  }

  private static List<Path> list(Path folder, String glob) {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
        files.forEach(found::add);
      } catch (IOException | DirectoryIteratorException e) {
        throw new MammoEdgeException(ExitCode.IO, folder + ": cannot be listed", e);
      }
    }
    return found;
  }

  /**
   * Removes the images, masks and records of images that are not among these: of a source that has
   * left the set's tables, or is refused by now.
   */
  void retain(List<ImageRow> rows) {
    Set<String> names = rows.stream().map(ImageRow::image).collect(Collectors.toSet());
    retain(Dataset.IMAGES, ".png", names);
    retain(Dataset.MASKS, ".png", names);
    retain(RECORDS, ".json", names);
  }

  private void retain(String part, String suffix, Set<String> names) {
    for (Path file : list(folder.resolve(part), "*" + suffix)) {
      String name = file.getFileName().toString();
      if (!names.contains(name.substring(0, name.length() - suffix.length()))) {
        delete(file);
      }
    }
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
