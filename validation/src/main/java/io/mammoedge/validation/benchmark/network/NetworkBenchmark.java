package io.mammoedge.validation.benchmark.network;

import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.runtime.check.Machine;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.trainer.dataset.ImageSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One image through the same networks in all engines: each engine a process of its own that loads
 * the network once, in turns (A B C A B C …), on as many threads.
 *
 * @param networks notations
 * @param sizes of the images
 * @param rounds timed, after some that warm the engines up
 * @param programs of others
 */
public record NetworkBenchmark(
    List<String> networks, List<ImageSize> sizes, int rounds, PeerPrograms programs) {
  private static final int FULL_ROUNDS = 15;
  private static final int QUICK_ROUNDS = 3;

  /** Copies the lists. */
  public NetworkBenchmark {
    networks = List.copyOf(networks);
    sizes = List.copyOf(sizes);
  }

  /**
   * The usual one.
   *
   * @param sizes of the images; empty: the paper's and half of it, quick: half of it
   * @param quick few rounds
   */
  public static NetworkBenchmark of(
      List<String> networks, List<ImageSize> sizes, boolean quick, PeerPrograms programs) {
    List<ImageSize> usual = quick ? List.of(PaperNetworks.SIZES.get(1)) : PaperNetworks.SIZES;
    return new NetworkBenchmark(
        networks, sizes.isEmpty() ? usual : sizes, quick ? QUICK_ROUNDS : FULL_ROUNDS, programs);
  }

  /** How many rounds there are, the warming ones included. */
  public long size() {
    return (long) networks.size() * sizes.size() * (Turns.WARM_UP + rounds);
  }

  /**
   * Runs it; files are left in {@code folder}.
   *
   * @param onRound called after each round
   * @throws io.mammoedge.runtime.MammoEdgeException when our own engine fails
   */
  public NetworkReport run(Path folder, Runnable onRound) throws IOException {
    MachineLimit limit = MachineLimit.measure(programs.threads(), folder);
    List<NetworkTimes> times = new ArrayList<>();
    for (String notation : networks) {
      Path place = Files.createTempDirectory(folder, "network");
      RandomNetwork network = RandomNetwork.make(notation, place);
      for (ImageSize size : sizes) {
        times.add(time(network, programs.all(network, size, place), size, place, onRound));
      }
    }
    return new NetworkReport(Machine.here(), programs.threads(), rounds, limit, times);
  }

  /** One network on one image, by these peers in turns; the first one is the measure. */
  NetworkTimes time(
      RandomNetwork network, List<Peer> peers, ImageSize size, Path place, Runnable onRound)
      throws IOException {
    Plane image = network.image(size);
    Path file = place.resolve("image-" + size + ".bin");
    Files.write(file, RandomNetwork.bytes(image.values()));
    List<String> words =
        List.of(
            file.toString(),
            String.valueOf(size.height()),
            String.valueOf(size.width()),
            String.valueOf(programs.threads()));
    Work work = Work.of(Model.parse(Files.readAllBytes(network.fp32())), image);
    try (Turns turns = Turns.start(peers, words, place, Patience.USUAL)) {
      List<PeerTime> times = turns.take(rounds, onRound);
      return new NetworkTimes(
          network.notation(), size.toString(), work, network.int8Words(), times);
    }
  }
}
