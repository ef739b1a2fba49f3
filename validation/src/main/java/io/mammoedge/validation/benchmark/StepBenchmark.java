package io.mammoedge.validation.benchmark;

import com.google.gson.Gson;
import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Training steps in our engine and in Python's torch, in turns, each in a process of its own, on
 * the same network, batch and number of threads.
 *
 * @param python a Python 3 that has torch
 * @param threads of both engines
 * @param cases which steps
 * @param rounds processes of each kind
 * @param steps in a process
 */
public record StepBenchmark(
    String python, int threads, List<StepCase> cases, int rounds, int steps) {
  private static final String SCRIPT = "torch_step.py";

  /** The paper's steps, or only some to see that it runs. */
  public static StepBenchmark of(String python, int threads, boolean quick) {
    return quick
        ? new StepBenchmark(python, threads, StepCase.QUICK, 1, 3)
        : new StepBenchmark(python, threads, StepCase.FULL, 2, 5);
  }

  /** How many processes it takes. */
  public int size() {
    return 2 * rounds * cases.size();
  }

  /**
   * Runs it.
   *
   * @param folder for files between the processes
   * @param onRun called after each process
   * @throws MammoEdgeException when a process fails
   */
  public List<StepTime> run(Path folder, Runnable onRun) throws IOException {
    Path script = copy(SCRIPT, folder);
    copy("torch_networks.py", folder);
    List<StepTime> times = new ArrayList<>();
    for (StepCase step : cases) {
      List<StepTime.Run> ours = new ArrayList<>();
      List<StepTime.Run> torchs = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        ours.add(child(java(), step, folder.resolve("ours.json")));
        onRun.run();
        torchs.add(child(List.of(python, script.toString()), step, folder.resolve("torch.json")));
        onRun.run();
      }
      times.add(new StepTime(step, ours, torchs));
    }
    return times;
  }

  private static Path copy(String name, Path folder) throws IOException {
    Path copy = folder.resolve(name);
    try (InputStream in = StepBenchmark.class.getResourceAsStream(name)) {
      AtomicFile.write(copy, in.readAllBytes());
    }
    return copy;
  }

  private List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx1500m",
        "-XX:+UseSerialGC",
        "-Dai.djl.pytorch.num_threads=" + threads,
        "-cp",
        System.getProperty("java.class.path"),
        StepChild.class.getName());
  }

  private StepTime.Run child(List<String> program, StepCase step, Path answer) throws IOException {
    List<String> command = new ArrayList<>(program);
    command.addAll(step.words());
    command.add(String.valueOf(steps));
    command.add(answer.toString());
    ProcessBuilder process = new ProcessBuilder(command);
    process.environment().put("OMP_NUM_THREADS", String.valueOf(threads));
    Path log = answer.resolveSibling("log.txt");
    process.redirectErrorStream(true).redirectOutput(log.toFile());
    Tool.waitFor(process, log);
    return new Gson().fromJson(Files.readString(answer), StepTime.Run.class);
  }
}
