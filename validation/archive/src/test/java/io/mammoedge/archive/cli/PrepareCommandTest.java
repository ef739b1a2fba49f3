package io.mammoedge.archive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.archive.ArchiveCli;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.dataset.Layout;
import io.mammoedge.trainer.dataset.Preparation;
import io.mammoedge.trainer.dataset.PrepareSettings;
import io.mammoedge.trainer.phantom.CbisLayout;
import io.mammoedge.trainer.phantom.PhantomSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against {@code prepare} itself. */
class PrepareCommandTest {
  @TempDir private Path folder;

  @Test
  void theDataSetIsTheOneThatPrepareMakes() throws Exception {
    Path in = folder.resolve("phantoms");
    new CbisLayout(new PhantomSet(6, 145, 113, 7)).write(in, () -> {});
    Path alone = folder.resolve("alone");
    Preparation.of(
            new PrepareSettings(
                in,
                Layout.CBIS_DDSM,
                alone,
                new ImageSize(96, 80),
                Optional.empty(),
                PrepareSettings.SEED))
        .run(() -> {});
    Path together = folder.resolve("together");

    ArchiveCli run =
        ArchiveCli.run(
            "prepare",
            "--in",
            in,
            "--layout",
            "cbis-ddsm",
            "--out",
            together,
            "--size",
            "96x80",
            "--master",
            "local[2]");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(contents(together)).isEqualTo(contents(alone));
  }

  private static Map<String, String> contents(Path dataset) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(dataset)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        contents.put(
            dataset.relativize(file).toString(), io.mammoedge.runtime.Digests.sha256(file));
      }
    }
    return contents;
  }
}
