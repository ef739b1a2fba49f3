package io.mammoedge.runtime.serve.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * A body on the disk, deleted when closed: what waits for its turn takes no memory. The file has a
 * random name, and only this user can read it.
 *
 * @param file what was sent
 */
public record Upload(Path file) implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  /**
   * Takes the whole body of a request.
   *
   * @param desk where files come and go
   * @throws HttpProblem when it is larger than the limit, or comes too slowly
   */
  public static Upload of(Asked asked, Limits limits, Desk desk) throws IOException {
    Meter meter = new Meter(limits);
    asked.length().ifPresent(meter::require);
    Upload upload = empty(desk);
    try (InputStream in = asked.body();
        OutputStream out = Files.newOutputStream(upload.file)) {
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        meter.add(n);
        out.write(buffer, 0, n);
      }
      return upload;
    } catch (IOException | RuntimeException e) {
      upload.close();
      throw e;
    }
  }

  /** An empty file, to be written by who asks for it. */
  public static Upload empty(Desk desk) throws IOException {
    return new Upload(desk.newFile());
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Counts bytes and looks at the clock. */
  static final class Meter {
    private final Limits limits;
    private final Instant end;
    private long bytes;

    Meter(Limits limits) {
      this.limits = limits;
      this.end = Instant.now().plus(limits.patience());
    }

    void require(long length) {
      if (length > limits.bodyBytes()) {
        throw HttpProblem.tooLarge(
            "a body of %d bytes; at most %d are taken".formatted(length, limits.bodyBytes()));
      }
    }

    void add(int more) {
      bytes += more;
      require(bytes);
      if (Instant.now().isAfter(end)) {
        Duration patience = limits.patience();
        throw new HttpProblem(
            408, "TOO_SLOW", "the body was not complete within " + patience.toSeconds() + " s");
      }
    }
  }
}
