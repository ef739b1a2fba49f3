package io.mammoedge.archive.table;

import io.mammoedge.archive.ArchiveCli;
import io.mammoedge.archive.SmallArchive;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder with a release, in which {@code archive score} is run on small archives. */
record ScoreRuns(Path folder, Path release) {
  static ScoreRuns in(Path folder) {
    return new ScoreRuns(folder, SmallRelease.write(folder.resolve("store")));
  }

  /** Four images whose names are those of every such archive. */
  ScoreRuns archive(String name) throws IOException {
    SmallArchive.write(folder.resolve(name), 1);
    return this;
  }

  /** A file that is no image. */
  Path broken(String name) throws IOException {
    return Files.writeString(folder.resolve(name), "this is no image");
  }

  /** Scores into {@code table}, in this process. */
  ArchiveCli score(String in, Object... more) {
    return into(folder.resolve("table").toString(), in, more);
  }

  ArchiveCli into(String table, String in, Object... more) {
    List<Object> all = new ArrayList<>();
    all.addAll(List.of("score", "--release", release, "--in", folder.resolve(in)));
    all.addAll(List.of("--out", table, "--master", "local[2]"));
    all.addAll(List.of(more));
    return ArchiveCli.run(all.toArray());
  }
}
