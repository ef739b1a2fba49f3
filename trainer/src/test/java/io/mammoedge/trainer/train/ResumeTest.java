package io.mammoedge.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.augment.Augmentation;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.weights.Safetensors;
import io.mammoedge.trainer.weights.Tensor;
import io.mammoedge.trainer.weights.TensorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own trains and is killed (SIGKILL) several times, within epochs. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ResumeTest {
  private static final Map<String, String> IDENTITY = Map.of("network", "n", "data set", "d");

  @TempDir Path temp;

  /** What the killed process runs. */
  public static final class Child {
    private Child() {}

    /** Arguments: the folder, and the pause after each step in milliseconds. */
    public static void main(String[] arguments) throws IOException {
      train(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
      Runtime.getRuntime().halt(0);
    }
  }

  private static void train(Path out, int pause) throws IOException {
    NetworkSpec spec = NetworkSpec.parse("small+[8-8-16]x1", 2);
    TrainingConfig config =
        new TrainingConfig(
            5,
            4,
            2,
            true,
            true,
            0.3f,
            new Augmentation(true, true, 10, 0, 0.1, 5, null),
            List.of(Stage.of("top", 2, 1e-3).freezing("features"), Stage.of("all", 2, 1e-3)));
    Network.Setup setup =
        new Network.Setup(new ImageSize(32, 32), config.dropout(), ai.djl.Device.cpu());
    Training.Settings settings = new Training.Settings(100, 2, Duration.ZERO, Instant.MAX);
    try (Network network = Network.random(spec, setup, 7)) {
      Evaluation evaluation = new Evaluation(new Slow(new Blobs(8, 2), 0), Evaluation::accuracy);
      Training.Result result =
          new Training(network, config, new Slow(new Blobs(24, 1), pause), evaluation, settings)
              .run("child", new Checkpoints(out.resolve("checkpoint"), IDENTITY));
      TensorFile file = new TensorFile();
      network.weights().forEach((name, tensor) -> file.add(name, tensor.shape(), tensor::values));
      StringBuilder losses = new StringBuilder();
      result.epochs().forEach(e -> losses.append(e.trainLoss()).append(' ').append(e.score()));
      file.write(out.resolve("weights.safetensors"), Map.of("losses", losses.toString()));
    }
  }

  /** Images that take their time, so that the process is killed in the middle. */
  private record Slow(Samples samples, int pause) implements Samples {
    @Override
    public int size() {
      return samples.size();
    }

    @Override
    public int[] labels(int index) {
      return samples.labels(index);
    }

    @Override
    public io.mammoedge.runtime.preprocess.Plane image(int index) {
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return samples.image(index);
    }
  }

  private static Process start(Path out, int threads, int pause) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx450m",
            "-Dai.djl.pytorch.num_threads=" + threads,
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            out.toString(),
            String.valueOf(pause))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(out.resolveSibling(out.getFileName() + ".log").toFile())
        .start();
  }

  @Test
  void withOneThreadTheResultIsBitForBitThatOfAnUninterruptedRun() throws Exception {
    Safetensors[] runs = killedAndWhole(1);
    assertThat(runs[0].metadata()).isEqualTo(runs[1].metadata());
    runs[1]
        .tensors()
        .forEach(
            (name, tensor) ->
                assertThat(runs[0].tensors().get(name).values())
                    .as(name)
                    .isEqualTo(tensor.values()));
  }

  @Test
  void withTwoThreadsItIsTheSameWithinAMillionth() throws Exception {
    Safetensors[] runs = killedAndWhole(2);
    runs[1].tensors().forEach((name, tensor) -> assertClose(name, runs[0], tensor));
  }

  private static void assertClose(String name, Safetensors run, Tensor expected) {
    for (int i = 0; i < expected.values().length; i++) {
      assertThat(run.tensors().get(name).values()[i])
          .as(name)
          .isCloseTo(expected.values()[i], within(1e-6f));
    }
  }

  private Safetensors[] killedAndWhole(int threads) throws Exception {
    Path killed = Files.createDirectory(temp.resolve("killed"));
    Path whole = Files.createDirectory(temp.resolve("whole"));
    for (int checkpoints : new int[] {4, 5, 9}) {
      killAfter(checkpoints, start(killed, threads, 100), killed);
    }
    assertThat(start(killed, threads, 0).waitFor()).isZero();
    assertThat(start(whole, threads, 0).waitFor()).isZero();
    return new Safetensors[] {
      Safetensors.read(killed.resolve("weights.safetensors")),
      Safetensors.read(whole.resolve("weights.safetensors"))
    };
  }

  /** Each checkpoint replaces the file, so its key (the inode) changes. */
  private static void killAfter(int checkpoints, Process child, Path out) throws Exception {
    Path state = out.resolve("checkpoint/state.safetensors");
    Object last = key(state);
    for (int seen = 0; seen < checkpoints && child.isAlive(); ) {
      Object now = key(state);
      seen += now != null && !now.equals(last) ? 1 : 0;
      last = now;
      Thread.sleep(5);
    }
    assertThat(child.isAlive()).as("killed in the middle").isTrue();
    child.destroyForcibly().waitFor();
  }

  private static Object key(Path file) {
    try {
      return Files.readAttributes(file, "unix:ino,lastModifiedTime").toString();
    } catch (IOException e) {
      return null;
    }
  }

  @Test
  void aTrainingBegunOnSomethingElseIsNotGoneOnWith() throws IOException {
    Path folder = temp.resolve("model/checkpoint");
    NetworkSpec spec = NetworkSpec.parse("small+16x1", 2);
    try (Network network = Network.random(spec, Network.Setup.of(new ImageSize(32, 32)), 7);
        Adam adam = new Adam(network.manager())) {
      new Checkpoints(folder, IDENTITY).save(RunState.START, network, adam);
    }
    Checkpoints other = new Checkpoints(folder, Map.of("network", "n", "data set", "e"));
    assertThatThrownBy(other::load)
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("another data set (d, not e)");
  }
}
