package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs other people's programs. */
final class Programs {
  private Programs() {}

  /** Runs a command with files appended to its words; a failure shows what it printed. */
  static void run(String command, Path... files) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    for (Path file : files) {
      words.add(file.toString());
    }
    Path log = Files.createTempFile("peer", ".txt");
    try {
      Process process =
          new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
      assertThat(process.waitFor())
          .as("%s: %s", words, Files.readString(log, StandardCharsets.ISO_8859_1))
          .isZero();
    } finally {
      Files.delete(log);
    }
  }
}
