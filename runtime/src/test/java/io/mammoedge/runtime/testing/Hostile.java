package io.mammoedge.runtime.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What holds for every parser and every input: it returns, or refuses with one line, and takes no
 * more memory than the input justifies. What it allocates is counted, not what it keeps: so the
 * work that a small input can cause is bounded, too.
 */
public final class Hostile {
  /** What any parser may allocate: buffers, tables of all 16-bit numbers, messages. */
  private static final long OVERHEAD_BYTES = 8L << 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final Path FILE = temporaryFile();

  /** What reads a file. */
  @FunctionalInterface
  public interface FileParser {
    /** Reads or refuses. */
    void read(Path file);
  }

  private Hostile() {}

  /** Lets {@code parser} read; it may allocate 8 MiB, and {@code perByte} for a byte of input. */
  public static void read(byte[] content, int perByte, Runnable parser) {
    long limit = OVERHEAD_BYTES + (long) perByte * content.length;
    if (allocatedBy(parser) > limit) {
      // Once more, as the first time classes were loaded, and instrumented by the fuzzer.
      assertThat(allocatedBy(parser))
          .as("bytes allocated for %s bytes of input", content.length)
          .isLessThanOrEqualTo(limit);
    }
  }

  /** As above, for a parser of files. The next call overwrites the file. */
  public static void readFile(byte[] content, int perByte, FileParser parser) {
    try {
      Files.write(FILE, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    read(content, perByte, () -> parser.read(FILE));
  }

  private static long allocatedBy(Runnable parser) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      parser.run();
    } catch (MammoEdgeException e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContain("\n", "\r");
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private static Path temporaryFile() {
    try {
      Path file = Files.createTempFile("hostile", ".input");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
