package io.mammoedge.archive.bench;

import io.mammoedge.trainer.phantom.InbreastLayout;
import io.mammoedge.trainer.phantom.PhantomSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder of phantoms as large as mammograms: a few that are drawn, and links to them. */
final class BenchImages {
  private static final PhantomSet DRAWN = new PhantomSet(4, 2560, 2048, 1);

  private BenchImages() {}

  /** Makes so many files; returns them sorted. */
  static List<Path> make(Path folder, int count) throws IOException {
    Path drawn = folder.resolve("drawn");
    new InbreastLayout(DRAWN).write(drawn, () -> {});
    List<Path> films;
    try (Stream<Path> all = Files.list(drawn.resolve("AllDICOMs"))) {
      films = all.sorted().toList();
    }
    Path in = Files.createDirectories(folder.resolve("in"));
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Path link = in.resolve("image-%06d.dcm".formatted(i));
      files.add(Files.createLink(link, films.get(i % films.size())));
    }
    return files;
  }
}
