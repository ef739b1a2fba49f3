package io.mammoedge.validation.benchmark;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/**
 * GDCM (C++), kept warm in a process of its own that times its decoding itself, so that neither
 * start nor transfer counts.
 */
final class GdcmPeer implements AutoCloseable {
  private static final String PYTHON = "/usr/bin/python3";

  private final Process process;
  private final BufferedReader answers;
  private final PrintWriter questions;

  private GdcmPeer(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.questions = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
  }

  static GdcmPeer start() {
    try {
      return new GdcmPeer(
          new ProcessBuilder(PYTHON, "-c", script())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw Tool.missing(PYTHON, e);
    }
  }

  /** Milliseconds from the closed file to its decoded pixels. */
  double decode(Path file) {
    questions.println(file.toAbsolutePath());
    try {
      String answer = answers.readLine();
      if (answer == null || answer.equals("failed")) {
        throw new MammoEdgeException(ExitCode.IO, file + ": GDCM (python3-gdcm) does not read it");
      }
      return Double.parseDouble(answer);
    } catch (IOException e) {
      throw new MammoEdgeException(ExitCode.IO, "GDCM's process has ended", e);
    }
  }

  @Override
  public void close() {
    questions.close();
    process.destroy();
  }

  private static String script() throws IOException {
    try (InputStream in = GdcmPeer.class.getResourceAsStream("gdcm_peer.py")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
