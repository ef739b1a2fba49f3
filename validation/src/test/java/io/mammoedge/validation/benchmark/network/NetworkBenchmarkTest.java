package io.mammoedge.validation.benchmark.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.trainer.dataset.ImageSize;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small network in the engines that are always there, each a process of its own. */
class NetworkBenchmarkTest {
  private static final int ROUNDS = 2;

  @TempDir private Path folder;

  @Test
  void everyEngineHasItsTimesOrSaysWhyNot() throws Exception {
    PeerPrograms programs =
        new PeerPrograms("/no/such/python", Optional.empty(), Optional.empty(), 1);
    NetworkBenchmark benchmark =
        new NetworkBenchmark(
            List.of("resnet50/16+[32-32-64]x1,[32-32-64]x1"),
            List.of(new ImageSize(128, 96)),
            ROUNDS,
            programs);
    AtomicInteger rounds = new AtomicInteger();

    NetworkReport report = benchmark.run(folder, rounds::incrementAndGet);

    assertThat(rounds).hasValue((int) benchmark.size());
    assertThat(report.limit().byteMultiplyAdds()).isPositive();
    assertThat(report.limit().multiplyAdds()).isPositive();
    assertThat(report.limit().bytes()).isPositive();
    NetworkTimes times = report.networks().get(0);
    assertThat(times.int8()).contains("layers in float");
    var rows =
        times.peers().stream().collect(Collectors.toMap(PeerTime::title, Function.identity()));
    for (String title : List.of("MammoEdge, fp32", "MammoEdge, int8", "DJL, blocks")) {
      PeerTime row = rows.get(title);
      assertThat(row.reason()).as(title).isEmpty();
      assertThat(row.seconds()).as(title).hasSize(ROUNDS).doesNotContain(0);
      assertThat(row.ratios()).as(title).hasSize(ROUNDS);
      assertThat(row.megabytes()).as(title).isGreaterThan(20);
      assertThat(row.probability()).as(title).isBetween(0.0, 1.0);
    }
    assertThat(rows.get("MammoEdge, fp32").ratios()).containsOnly(1);
    assertThat(rows.get("DJL, blocks").difference()).isLessThan(1e-4);
    assertThat(rows.get("Python torch, eager").reason()).get().asString().contains("/no/such/");
    assertThat(rows.get("onnxruntime-node").reason()).get().asString().contains("--node-modules");
    assertThat(rows.get("OpenCV DNN (Java)").reason()).get().asString().contains("bench-peers");
    assertThat(rows.get("TensorFlow Java").reason()).isPresent();
  }
}
