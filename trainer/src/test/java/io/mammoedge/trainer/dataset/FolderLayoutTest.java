package io.mammoedge.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.trainer.phantom.CbisLayout;
import io.mammoedge.trainer.phantom.PhantomSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CBIS-DDSM with the folder and file names of the archive's download tool. */
class FolderLayoutTest {
  @TempDir Path temp;

  @Test
  void bothLayoutsGiveTheSameDataSet() throws IOException {
    Path tables = temp.resolve("tables");
    Path download = temp.resolve("download");
    new CbisLayout(new PhantomSet(8, 128, 96, 3)).write(tables, () -> {});
    rearrange(tables, download);
    Dataset first = prepare(tables);
    Dataset second = prepare(download);
    assertThat(second.description().refused()).isEmpty();
    assertThat(second.digest()).isEqualTo(first.digest());
    assertThat(second.lesions()).isEqualTo(first.lesions()).allMatch(LesionRow::located);
    assertThat(second.images().get(0).source()).contains("1-1.dcm");
  }

  private static Dataset prepare(Path in) {
    Path out = in.resolveSibling(in.getFileName() + "-prepared");
    return Preparation.of(
            new PrepareSettings(
                in, Layout.CBIS_DDSM, out, new ImageSize(96, 64), Optional.empty(), 12345))
        .run(() -> {});
  }

  /** Keeps the first folder of a path; what was below it becomes 1-1.dcm, 1-2.dcm in one folder. */
  private static void rearrange(Path in, Path out) throws IOException {
    Map<Path, Integer> numbers = new HashMap<>();
    for (Path file : files(in)) {
      Path relative = in.relativize(file);
      Path target = out.resolve(relative);
      if (relative.getNameCount() > 1) {
        int number = numbers.merge(relative.getName(0), 1, Integer::sum);
        target =
            out.resolve(relative.getName(0))
                .resolve("07-20-2016-DDSM-NA-12345/1.000000-images-1/1-" + number + ".dcm");
      }
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
