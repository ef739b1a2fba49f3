package io.mammoedge.runtime.serve.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;

/**
 * The files of a multipart body ({@code form-data} or {@code related}), each on the disk. Deleted
 * when closed. Names that a client gives to its files are not read: they may be a patient's.
 */
public final class Parts implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  /** Of one part; they are kept in memory, and not read. */
  private static final int HEADER_BYTES = 8 << 10;

  private final List<Upload> files = new ArrayList<>();

  private Parts() {}

  /** Whether a request has such a body. */
  public static boolean isMultipart(Asked asked) {
    return asked.mediaType().startsWith("multipart/");
  }

  /**
   * Takes all parts, or a body that is no multipart as the only one.
   *
   * @param desk where files come and go
   * @throws HttpProblem when the body is not well formed, or a limit is exceeded
   */
  public static Parts of(Asked asked, Limits limits, Desk desk) throws IOException {
    Parts parts = new Parts();
    try {
      if (isMultipart(asked)) {
        parts.read(asked, limits, desk);
      } else {
        parts.files.add(Upload.of(asked, limits, desk));
      }
      return parts;
    } catch (IOException | RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /** One a part, in their order. */
  public List<Path> files() {
    return files.stream().map(Upload::file).toList();
  }

  private void read(Asked asked, Limits limits, Desk desk) throws IOException {
    Upload.Meter meter = new Upload.Meter(limits);
    asked.length().ifPresent(meter::require);
    Writing writing = new Writing(limits.parts(), desk);
    try (writing;
        InputStream in = asked.body()) {
      MultiPart.Parser parser = new MultiPart.Parser(boundary(asked), writing);
      parser.setPartHeadersMaxLength(HEADER_BYTES);
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        meter.add(n);
        parser.parse(Content.Chunk.from(ByteBuffer.wrap(buffer, 0, n).slice(), false));
        writing.requireGood();
      }
      parser.parse(Content.Chunk.EOF);
      writing.requireComplete();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String boundary(Asked asked) {
    String type = asked.header(HttpHeader.CONTENT_TYPE.asString()).orElseThrow();
    String boundary = MultiPart.extractBoundary(type);
    if (boundary == null || boundary.isEmpty()) {
      throw HttpProblem.badRequest("a multipart body needs its boundary in Content-Type");
    }
    return boundary;
  }

  /** All of them, also where one cannot be deleted. */
  @Override
  public void close() {
    RuntimeException failure = null;
    for (Upload file : files) {
      try {
        file.close();
      } catch (UncheckedIOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /**
   * Writes each part into a file as it comes. What is thrown here the parser keeps for itself, so
   * failures are remembered until the next chunk.
   */
  private final class Writing implements MultiPart.Parser.Listener, AutoCloseable {
    private final int most;
    private final Desk desk;
    private WritableByteChannel current;
    private RuntimeException failure;
    private boolean complete;

    Writing(int most, Desk desk) {
      this.most = most;
      this.desk = desk;
    }

    @Override
    public void onPartHeaders() {
      if (files.size() == most) {
        fail(HttpProblem.tooLarge("more than " + most + " parts"));
        return;
      }
      try {
        Upload upload = Upload.empty(desk);
        files.add(upload);
        OutputStream out = Files.newOutputStream(upload.file());
        current = Channels.newChannel(out);
      } catch (IOException e) {
        fail(new UncheckedIOException(e));
      }
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
      ByteBuffer bytes = chunk.getByteBuffer();
      try {
        while (failure == null && bytes.hasRemaining()) {
          current.write(bytes);
        }
      } catch (IOException e) {
        fail(new UncheckedIOException(e));
      }
    }

    @Override
    public void onPartEnd() {
      try {
        close();
      } catch (UncheckedIOException e) {
        fail(e);
      }
    }

    @Override
    public void onComplete() {
      complete = true;
    }

    @Override
    public void onFailure(Throwable why) {
      fail(HttpProblem.badRequest("the multipart body is not well formed"));
    }

    /** The first is the cause of the others. */
    private void fail(RuntimeException why) {
      failure = failure == null ? why : failure;
    }

    void requireGood() {
      if (failure != null) {
        throw failure;
      }
    }

    /** After the end of the stream: until then all was good. */
    void requireComplete() {
      if (!complete) {
        throw HttpProblem.badRequest("the multipart body ends before its last boundary");
      }
      if (files.isEmpty()) {
        throw HttpProblem.badRequest("the multipart body has no part");
      }
    }

    @Override
    public void close() {
      if (current != null) {
        try {
          current.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        current = null;
      }
    }
  }
}
