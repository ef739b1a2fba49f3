package io.mammoedge.validation.benchmark.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.mammoedge.runtime.doctor.CpuFeatures;
import io.mammoedge.trainer.dataset.ImageSize;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network benchmark, short enough for every build: ratios within a round, no times. */
class VariantRatioTest {
  private static final String NETWORK = "resnet50/2+[64-64-128]x1";
  private static final ImageSize SIZE = new ImageSize(288, 224);
  private static final int ROUNDS = 15;

  @TempDir private Path folder;

  @Test
  void eightBitsAreFasterThanFloatsAndFloatsAsFastAsThemselves() throws Exception {
    assumeThat(CpuFeatures.here().dotProducts())
        .as("without instructions for dot products of bytes, 8 bits may be slower")
        .isNotEmpty();
    RandomNetwork network = RandomNetwork.make(NETWORK, folder);
    List<Peer> peers =
        List.of(
            peer("fp32", network.fp32()),
            peer("int8", network.int8()).computingInBytes(),
            peer("fp32 again", network.fp32()));

    List<PeerTime> times = benchmark().time(network, peers, SIZE, folder, () -> {}).peers();

    assertThat(times).extracting(PeerTime::reason).containsOnly(Optional.empty());
    assertThat(median(times.get(1))).as("int8 / fp32").isLessThan(1);
    assertThat(median(times.get(2))).as("fp32 / fp32").isBetween(0.6, 1.7);
  }

  private static Peer peer(String title, Path graph) {
    return Peer.of(title, JavaPrograms.ours(OursPeer.class, 1, graph));
  }

  private static NetworkBenchmark benchmark() {
    PeerPrograms none = new PeerPrograms("python3", Optional.empty(), Optional.empty(), 1);
    return new NetworkBenchmark(List.of(NETWORK), List.of(SIZE), ROUNDS, none);
  }

  private static double median(PeerTime time) {
    return Spread.of(time.ratios()).median();
  }
}
