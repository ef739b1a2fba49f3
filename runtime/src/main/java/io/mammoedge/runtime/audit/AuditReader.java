package io.mammoedge.runtime.audit;

import com.google.gson.JsonParseException;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads a log line by line: the memory it takes does not grow with the log. */
public final class AuditReader {
  /** So many bad lines are told one by one. */
  private static final int SHOWN = 5;

  private final Consumer<AuditEvent> events;
  private final List<BadLine> shown = new ArrayList<>();
  private long lines;
  private long bad;

  private AuditReader(Consumer<AuditEvent> events) {
    this.events = events;
  }

  /**
   * A line that is no event.
   *
   * @param line its number, from 1
   * @param reason one short line
   */
  public record BadLine(long line, String reason) {}

  /**
   * What was read.
   *
   * @param lines with something in them, bad ones too
   * @param bad lines that are no event
   * @param shown the first few of these
   * @param torn whether the last line has no end, as after a crash; it is bad only if it is no
   *     event
   */
  public record Summary(long lines, long bad, List<BadLine> shown, boolean torn) {
    /** Copies the list. */
    public Summary {
      shown = List.copyOf(shown);
    }
  }

  /**
   * Gives every event to {@code events}, in order.
   *
   * @throws MammoEdgeException when the file cannot be read
   */
  public static Summary read(Path log, Consumer<AuditEvent> events) {
    try (InputStream in = Files.newInputStream(log)) {
      return new AuditReader(events).read(new AuditLines(in));
    } catch (IOException e) {
      throw new MammoEdgeException(ExitCode.IO, log + ": the audit log cannot be read", e);
    }
  }

  private Summary read(AuditLines in) throws IOException {
    boolean torn = false;
    long number = 0;
    for (AuditLines.Line line = in.next(); line != null; line = in.next()) {
      number++;
      torn = !line.ended();
      if (line.bytes() == null || !isBlank(line.bytes())) {
        lines++;
        read(number, line);
      }
    }
    return new Summary(lines, bad, shown, torn);
  }

  private void read(long number, AuditLines.Line line) {
    AuditEvent event;
    try {
      event = event(line.bytes());
    } catch (JsonParseException e) {
      refuse(number, e.getMessage());
      return;
    }
    events.accept(event);
  }

  private static AuditEvent event(byte[] line) {
    if (line == null) {
      throw new JsonParseException("longer than " + AuditLines.LONGEST + " bytes");
    }
    try {
      return AuditJson.read(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString());
    } catch (CharacterCodingException e) {
      throw new JsonParseException("not UTF-8", e);
    }
  }

  private void refuse(long number, String reason) {
    bad++;
    if (shown.size() < SHOWN) {
      shown.add(new BadLine(number, Printable.of(reason)));
    }
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
