package io.mammoedge.archive.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Puts other rows in a wave's place. That takes two renames, and a driver may be killed between
 * them, so the old wave is kept in the folder {@code _replaced} until the new one has its place,
 * under the same name. What a kill left there is therefore told apart by one look: where a wave has
 * its place, the old one is done with; where it has none, the old one goes back.
 */
final class Replacement {
  private final FileSystem files;
  private final Path table;
  private final Renames renames;

  Replacement(FileSystem files, Path table, Renames renames) {
    this.files = files;
    this.table = table;
    this.renames = renames;
  }

  /**
   * Replaces a wave.
   *
   * @param wave its folder
   * @param part the folder of the new one
   */
  void replace(Path wave, Path part) throws IOException {
    Path old = new Path(new Path(aside(), wave.getParent().getName()), wave.getName());
    renames.makeFolder(old.getParent());
    renames.move(wave, old);
    renames.publish(part, wave);
    files.delete(old, true);
  }

  /** Ends what a killed driver had begun: the wave is the new one, or the old one as it was. */
  void mend() throws IOException {
    for (Path old : waves()) {
      Path place = place(old);
      if (!files.exists(place)) {
        renames.makeFolder(place.getParent());
        renames.move(old, place);
      }
    }
    files.delete(aside(), true);
  }

  /** Whether a wave is not in its place. */
  boolean isUnderWay() throws IOException {
    for (Path old : waves()) {
      if (!files.exists(place(old))) {
        return true;
      }
    }
    return false;
  }

  private Path place(Path old) {
    return new Path(new Path(table, old.getParent().getName()), old.getName());
  }

  private List<Path> waves() throws IOException {
    List<Path> waves = new ArrayList<>();
    for (Path release : Folders.in(files, aside(), Columns.DIGEST + "=")) {
      waves.addAll(Folders.in(files, release, Columns.WAVE + "="));
    }
    return waves;
  }

  /** Readers of Parquet pass over names with an underscore. */
  private Path aside() {
    return new Path(table, "_replaced");
  }
}
