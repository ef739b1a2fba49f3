package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds CBIS-DDSM's files. The tables name them {@code CASE/study UID/series UID/00000n.dcm}; the
 * archive's download tool keeps the first folder, names the others anew, and calls the files {@code
 * 1-1.dcm}. So where a path of the tables does not exist, any file below its first folder counts.
 */
final class CbisFiles {
  private final List<Path> roots;

  CbisFiles(Path in) {
    roots = List.of(in, in.resolve("CBIS-DDSM"));
  }

  /**
   * The mammogram behind any of the paths; where there is none, the first path as the tables have
   * it, so that the refusal names it.
   */
  Path mammogram(List<Path> paths) {
    return paths.stream()
        // Walking a folder takes long on a network drive, so only where it must be.
        .flatMap(
            path -> exact(path).findFirst().or(() -> below(path).stream().findFirst()).stream())
        .findFirst()
        .orElse(roots.get(0).resolve(paths.get(0)));
  }

  /** The files that may be the mask, those of the tables first. */
  List<Path> maskAndCrop(Path maskPath, Path cropPath) {
    Set<Path> files = new LinkedHashSet<>();
    Stream.of(maskPath, cropPath).flatMap(this::exact).forEach(files::add);
    if (files.size() < 2) {
      files.addAll(below(maskPath));
    }
    return List.copyOf(files);
  }

  private Stream<Path> exact(Path path) {
    return roots.stream().map(root -> root.resolve(path)).filter(Files::isRegularFile).limit(1);
  }

  private List<Path> below(Path path) {
    Path folder = path.getName(0);
    return roots.stream()
        .map(root -> root.resolve(folder))
        .filter(Files::isDirectory)
        .flatMap(found -> dicomFiles(found).stream())
        .toList();
  }

  private static List<Path> dicomFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".dcm"))
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new MammoEdgeException(ExitCode.IO, folder + ": cannot be listed", e);
    }
  }
}
