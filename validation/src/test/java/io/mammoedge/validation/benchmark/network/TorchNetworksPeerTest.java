package io.mammoedge.validation.benchmark.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.trainer.dataset.ImageSize;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The networks written in Python's torch are ours: a time of another network says nothing. */
@Tag("peer")
class TorchNetworksPeerTest {
  @TempDir private Path folder;

  @Test
  void torchGivesOurProbability() throws Exception {
    PeerPrograms programs =
        new PeerPrograms("/usr/bin/python3", Optional.empty(), Optional.empty(), 1);
    NetworkBenchmark benchmark =
        new NetworkBenchmark(
            List.of("resnet50/16+[32-32-64]x1", "vgg16/16+32x1,[32-32-64]x2"),
            List.of(new ImageSize(96, 64)),
            1,
            programs);

    NetworkReport report = benchmark.run(folder, () -> {});

    List<PeerTime> rows =
        report.networks().stream()
            .flatMap(network -> network.peers().stream())
            .filter(row -> row.title().contains("torch") || row.title().contains("DJL"))
            .toList();
    assertThat(rows).hasSize(8);
    assertThat(rows).extracting(PeerTime::reason).containsOnly(Optional.empty());
    assertThat(rows).allSatisfy(row -> assertThat(row.difference()).isLessThan(2e-5));
  }
}
