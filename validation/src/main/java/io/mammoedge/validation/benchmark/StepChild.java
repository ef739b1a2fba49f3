package io.mammoedge.validation.benchmark;

import com.google.gson.Gson;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.train.Network;
import io.mammoedge.trainer.train.Stage;
import io.mammoedge.trainer.train.StepTimer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Our half of {@link StepBenchmark}: a process that takes some steps and tells what they cost. */
public final class StepChild {
  private StepChild() {}

  /** The words of a {@link StepCase}, the number of steps, and the file for the answer. */
  public static void main(String[] words) throws IOException {
    NetworkSpec spec = NetworkSpec.parse(words[0], Integer.parseInt(words[1]));
    ImageSize size = new ImageSize(Integer.parseInt(words[2]), Integer.parseInt(words[3]));
    Stage stage = Stage.of("step", 1, 1e-4);
    double[] seconds =
        StepTimer.seconds(
            spec,
            Network.Setup.of(size),
            Integer.parseInt(words[4]),
            words[5].equals("none") ? stage : stage.freezing(words[5]),
            Integer.parseInt(words[6]));
    StepTime.Run run = new StepTime.Run(seconds, PeakMemory.megabytes(), "DJL, libtorch 2.7.1");
    Files.writeString(Path.of(words[7]), new Gson().toJson(run));
    Runtime.getRuntime().halt(0);
  }
}
