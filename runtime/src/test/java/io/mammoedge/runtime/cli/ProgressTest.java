package io.mammoedge.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static String shown(boolean terminal, int steps) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    try (Progress progress = new Progress("Reading", 4, terminal, out)) {
      for (int i = 0; i < steps; i++) {
        progress.step();
      }
    }
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  @Test
  void endsWithOnePlainLineInALogFile() {
    assertThat(shown(false, 4)).isEqualTo("Reading: 4 of 4\n");
  }

  @Test
  void drawsABarOnATerminal() {
    assertThat(shown(true, 2)).endsWith("\r[###############               ] Reading: 2 of 4\n");
  }

  @Test
  void copesWithNothingToDo() {
    assertThat(shown(true, 0)).contains("0 of 4");
  }
}
