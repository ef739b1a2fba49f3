package io.mammoedge.runtime.engine;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Asks another process whether something works. It answers with exit code 0, or leaves a reason in
 * the file named by its last argument; a crash or silence is a no as well.
 */
final class ChildProbe {
  private static final String ANSWER = "answer.txt";
  private static final int MAX_ANSWER = 300;

  private final List<String> command;
  private final Duration patience;

  ChildProbe(List<String> command, Duration patience) {
    this.command = List.copyOf(command);
    this.patience = patience;
  }

  /** Why not, in one line; empty if it works. */
  Optional<String> whyNot() {
    try {
      Path folder = Files.createTempDirectory("mammoedge-probe");
      try {
        return ask(folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      return Optional.of("the probe process did not start: " + Messages.of(e));
    }
  }

  private Optional<String> ask(Path folder) throws IOException {
    List<String> line = new ArrayList<>(command);
    line.add(folder.resolve(ANSWER).toString());
    Process child =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(nullDevice()))
            .start();
    if (!ends(child)) {
      return Optional.of("the probe process did not end within " + patience.toSeconds() + " s");
    }
    return child.exitValue() == 0 ? Optional.empty() : Optional.of(reason(folder, child));
  }

  private boolean ends(Process child) {
    try {
      return child.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MammoEdgeException(ExitCode.INTERRUPTED, "interrupted while looking for CUDA", e);
    } finally {
      child.destroyForcibly();
    }
  }

  private static String reason(Path folder, Process child) throws IOException {
    Path answer = folder.resolve(ANSWER);
    if (!Files.isRegularFile(answer)) {
      return "the probe process crashed with exit code " + child.exitValue();
    }
    String text = Files.readString(answer, StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
    return text.length() <= MAX_ANSWER ? text : text.substring(0, MAX_ANSWER) + "…";
  }

  private static File nullDevice() {
    return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
