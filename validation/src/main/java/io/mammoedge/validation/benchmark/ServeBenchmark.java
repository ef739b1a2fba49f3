package io.mammoedge.validation.benchmark;

import io.mammoedge.trainer.phantom.InbreastLayout;
import io.mammoedge.trainer.phantom.PhantomSet;
import io.mammoedge.validation.edge.EdgeNode;
import io.mammoedge.validation.edge.RuntimeJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a node answers {@code POST /v1/score} with, and how fast: one client, then two, then eight,
 * each of which asks again as soon as it has its answer.
 *
 * @param clients at a time, in this order
 * @param requests of all clients together
 * @param height rows of a mammogram
 * @param width its columns
 */
public record ServeBenchmark(List<Integer> clients, int requests, int height, int width) {
  /** Java compiles what runs often; an answer before that is not what a hospital sees. */
  private static final int WARM_UP = 4;

  private static final int PATIENTS = 2;

  /** Whole mammograms of 17 MB, or small ones to see that it runs. */
  public static ServeBenchmark of(boolean quick) {
    return quick
        ? new ServeBenchmark(List.of(1, 2), 8, 320, 256)
        : new ServeBenchmark(List.of(1, 2, 8), 120, 3328, 2560);
  }

  /** How many requests there will be. */
  public int size() {
    return WARM_UP + clients.size() * requests;
  }

  /**
   * Starts a node, asks, and stops it.
   *
   * @param release folder
   * @param options of {@code serve}
   * @param folder for mammograms and the node's log
   * @param step after each answer
   */
  public ServeTimes run(Path release, List<String> options, Path folder, Runnable step)
      throws IOException {
    List<byte[]> files = mammograms(folder.resolve("mammograms-" + height + "x" + width));
    try (EdgeNode node =
        EdgeNode.start(RuntimeJar.find(), release, options, folder.resolve("serve.log"))) {
      Clients load = new Clients(node.uri().resolve("/v1/score"), files, step);
      Clients.Answer first = load.ask(0);
      for (int i = 1; i < WARM_UP; i++) {
        load.ask(i);
      }
      List<LoadTime> times = new ArrayList<>();
      for (int count : clients) {
        times.add(load.run(count, requests));
      }
      return new ServeTimes(
          first.text("provider"),
          first.text("fallback"),
          first.text("variant"),
          node.secondsToReady(),
          first.seconds(),
          times,
          node.peakMemory().map(bytes -> bytes / 1e6));
    }
  }

  private List<byte[]> mammograms(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      Path part = Files.createTempDirectory(folder.getParent(), "part");
      new InbreastLayout(new PhantomSet(PATIENTS, height, width, 7)).write(part, () -> {});
      Files.move(part, folder);
    }
    List<byte[]> files = new ArrayList<>();
    try (Stream<Path> found = Files.list(folder.resolve("AllDICOMs"))) {
      for (Path file : found.sorted().toList()) {
        files.add(Files.readAllBytes(file));
      }
    }
    return files;
  }
}
