package io.mammoedge.archive.bench;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.dicom.ImageHeader;
import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.trainer.phantom.CbisLayout;
import io.mammoedge.trainer.phantom.PhantomSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder of phantoms as large as mammograms: a few that are drawn, and links to them. */
final class BenchImages {
  private static final int HEIGHT = 2560;
  private static final int WIDTH = 2048;
  private static final int PATIENTS = 4;

  private BenchImages() {}

  /** Makes so many files; returns them sorted. */
  static List<Path> make(Path folder, int count) throws IOException {
    Path drawn = folder.resolve("drawn");
    new CbisLayout(new PhantomSet(PATIENTS, HEIGHT, WIDTH, 1)).write(drawn, () -> {});
    List<Path> films;
    try (Stream<Path> all = Files.walk(drawn)) {
      films = all.filter(BenchImages::isFilm).sorted().toList();
    }
    Path in = Files.createDirectories(folder.resolve("in"));
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Path link = in.resolve("image-%06d.dcm".formatted(i));
      files.add(Files.createLink(link, films.get(i % films.size())));
    }
    return files;
  }

  /** Masks have 8 bits, and cut-outs are small. */
  private static boolean isFilm(Path file) {
    if (!file.toString().endsWith(".dcm")) {
      return false;
    }
    try {
      ImageHeader header = MammogramReader.header(file);
      return header.rows() == HEIGHT && header.columns() == WIDTH && header.bitsStored() > 8;
    } catch (RefusedImageException e) {
      return false;
    }
  }
}
