package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text files that people give: UTF-8 with or without a byte order mark, and nothing else. */
final class Utf8Text {
  /** Far above any table of images; a disk image given by mistake is not read. */
  private static final long LARGEST = 256L << 20;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Utf8Text() {}

  /**
   * Reads a whole file.
   *
   * @throws MammoEdgeException when it cannot be read, is too large, or is in another encoding; the
   *     message then names the line
   */
  static String read(Path file) {
    ByteBuffer bytes = ByteBuffer.wrap(bytes(file));
    CharBuffer text = CharBuffer.allocate(bytes.remaining());
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    if (decoder.decode(bytes, text, true).isError()) {
      throw new MammoEdgeException(
          ExitCode.INPUT_REFUSED,
          file + ", line " + lineAt(bytes) + ": is not UTF-8; save the table as UTF-8");
    }
    String read = text.flip().toString();
    return read.startsWith(BYTE_ORDER_MARK) ? read.substring(1) : read;
  }

  private static byte[] bytes(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new MammoEdgeException(
            ExitCode.INPUT_REFUSED, file + ": larger than 256 MB, so no table of images");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new MammoEdgeException(ExitCode.IO, file + ": cannot be read", e);
    }
  }

  private static int lineAt(ByteBuffer bytes) {
    int line = 1;
    for (int i = 0; i < bytes.position(); i++) {
      line += bytes.get(i) == '\n' ? 1 : 0;
    }
    return line;
  }
}
