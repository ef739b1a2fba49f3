package io.mammoedge.runtime.gate;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A gate in GitHub's Markdown, the verdict first. It is appended to its file ({@code
 * $GITHUB_STEP_SUMMARY}): another command may have written before.
 */
public final class StepSummary {
  private StepSummary() {}

  /**
   * Appends, and has it on the disk when it returns; the folder is made where needed.
   *
   * @throws MammoEdgeException ({@link ExitCode#IO}) when the disk refuses
   */
  public static void append(Path file, GateResult result) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        // A line of its own, whatever stands before it.
        String text = (channel.size() > 0 ? "\n\n" : "") + of(result);
        ByteBuffer left = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (left.hasRemaining()) {
          channel.write(left);
        }
        channel.force(true);
      }
    } catch (IOException e) {
      String why = "%s: cannot be written (%s); check the disk".formatted(file, e.getMessage());
      throw new MammoEdgeException(ExitCode.IO, why, e);
    }
  }

  /** The text, to be written in UTF-8. */
  static String of(GateResult result) {
    return """
        ## %s: %s

        | Outcome | Check | What was found |
        |---|---|---|
        %s
        %s%s
        """
        .formatted(
            result.outcome().label(),
            MarkdownText.escape(result.title()),
            result.checks().stream().map(StepSummary::row).collect(Collectors.joining()),
            details(result),
            MarkdownText.escape(result.notice()));
  }

  private static String row(GateCheck check) {
    return "| **%s** | %s | %s |\n"
        .formatted(
            check.outcome().label(),
            MarkdownText.escape(check.name()),
            MarkdownText.escape(check.message()));
  }

  /** Folded: who wants the verdict need not scroll past the numbers. */
  private static String details(GateResult result) {
    String rows = result.checks().stream().map(StepSummary::facts).collect(Collectors.joining());
    return rows.isEmpty()
        ? ""
        : "<details><summary>What was measured</summary>\n\n| Check | Measure | Value |\n|---|---|---|\n"
            + rows
            + "\n</details>\n\n";
  }

  private static String facts(GateCheck check) {
    return check.facts().entrySet().stream()
        .map(fact -> fact(check, fact))
        .collect(Collectors.joining());
  }

  private static String fact(GateCheck check, Map.Entry<String, String> fact) {
    return "| %s | %s | %s |\n"
        .formatted(
            MarkdownText.escape(check.name()),
            MarkdownText.escape(fact.getKey()),
            MarkdownText.escape(fact.getValue()));
  }
}
