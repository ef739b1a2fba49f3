package io.mammoedge.validation.benchmark.files;

import com.google.gson.Gson;
import io.mammoedge.runtime.score.Variant;
import io.mammoedge.validation.benchmark.Tool;
import io.mammoedge.validation.edge.RuntimeJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Processes that score, started as on an edge box: without what the launcher sets for training.
 *
 * @param release a folder
 * @param variant of it
 * @param threads of the engine
 * @param folder for answers and logs
 */
record FilesProcess(Path release, Variant variant, int threads, Path folder) {
  /** Runs a {@link FilesChild}. */
  FilesChild.Found run(int rounds, List<Path> files) throws IOException {
    Path answer = folder.resolve("found.json");
    List<String> words =
        new ArrayList<>(
            List.of(
                release.toString(),
                variant.name(),
                String.valueOf(threads),
                String.valueOf(rounds),
                answer.toString()));
    files.forEach(file -> words.add(file.toString()));
    finish(RuntimeJar.ofThisProgram(FilesChild.class, words));
    return new Gson().fromJson(Files.readString(answer), FilesChild.Found.class);
  }

  /** Seconds of {@code score}, from its start to its end. */
  double scoreCommand(RuntimeJar jar, Path file) throws IOException {
    ProcessBuilder command =
        jar.process(
            List.of(
                "score",
                "--variant=" + variant.name().toLowerCase(Locale.ROOT),
                "--threads=" + threads,
                release.toString(),
                file.toString()));
    long start = System.nanoTime();
    finish(command);
    return (System.nanoTime() - start) / 1e9;
  }

  private void finish(ProcessBuilder process) throws IOException {
    Path log = folder.resolve("log.txt");
    process.redirectErrorStream(true).redirectOutput(log.toFile());
    Tool.waitFor(process, log);
  }
}
