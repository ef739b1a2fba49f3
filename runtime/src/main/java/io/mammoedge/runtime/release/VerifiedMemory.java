package io.mammoedge.runtime.release;

import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.release.Manifest.FileDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * A model outside of Java's heap, where ONNX Runtime takes it from without a copy. It is read and
 * digested piece by piece: read at once into an array, it would be in memory twice.
 */
final class VerifiedMemory {
  private static final int PIECE = 1 << 20;

  private VerifiedMemory() {}

  /**
   * The content of a file, if it is the expected one.
   *
   * @return from position 0 to its end; empty where the file is another
   * @throws UncheckedIOException when it cannot be read
   */
  static Optional<ByteBuffer> read(Path file, FileDigest expected) {
    try (FileChannel channel = FileChannel.open(file)) {
      return channel.size() == expected.bytes()
          ? read(channel, size(file, expected), expected.sha256())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int size(Path file, FileDigest expected) {
    if (expected.bytes() > Integer.MAX_VALUE) {
      throw new IntegrityException(file + ": larger than 2 GiB");
    }
    return (int) expected.bytes();
  }

  private static Optional<ByteBuffer> read(FileChannel channel, int size, String sha256)
      throws IOException {
    MessageDigest digest = Digests.newSha256();
    ByteBuffer memory = ByteBuffer.allocateDirect(size);
    while (memory.hasRemaining()) {
      int from = memory.position();
      int read = channel.read(memory.limit(Math.min(size, from + PIECE)));
      if (read < 0) {
        return Optional.empty();
      }
      digest.update(memory.duplicate().flip().position(from));
      memory.limit(size);
    }
    return Digests.hex(digest.digest()).equals(sha256)
        ? Optional.of(memory.flip())
        : Optional.empty();
  }
}
