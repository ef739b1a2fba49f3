package io.mammoedge.archive.cluster;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code java -jar mammoedge-runtime.jar}, as a hospital starts it. */
final class EdgeJar {
  private EdgeJar() {}

  private record Document(List<Result> results) {}

  private record Result(String file, Double probability, Double logOdds, String decision) {
    Verdict verdict() {
      return new Verdict(probability, logOdds, decision);
    }
  }

  /**
   * What {@code score} says with one thread, by the name of the file.
   *
   * @param json gets its output
   */
  static Map<String, Verdict> score(Path json, Path release, List<Path> files)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("mammoedge.runtime.jar"),
                "score",
                "--json",
                "--threads",
                "1",
                release.toString()));
    files.forEach(file -> command.add(file.toString()));
    int exit =
        new ProcessBuilder(command).inheritIO().redirectOutput(json.toFile()).start().waitFor();
    if (exit != 0) {
      throw new AssertionError("score ends with " + exit);
    }
    try (Reader text = Files.newBufferedReader(json)) {
      return new Gson()
          .fromJson(text, Document.class).results().stream()
              .collect(Collectors.toMap(Result::file, Result::verdict));
    }
  }
}
