package io.mammoedge.trainer.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 (FIPS 180-4) of several things together; for one file or array see {@link
 * io.mammoedge.runtime.Digests}.
 */
final class Sha256 {
  private static final int BUFFER = 1 << 16;

  private final MessageDigest digest;

  Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Adds a text and its length, so that neighbours cannot run into each other. */
  Sha256 add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    digest.update(bytes);
    return this;
  }

  /** Adds an image: its size and its pixels, high byte first. */
  Sha256 add(GreyImage image) {
    ByteBuffer size = ByteBuffer.allocate(2 * Integer.BYTES);
    digest.update(size.putInt(image.height()).putInt(image.width()).array());
    digest.update(image.bytes());
    return this;
  }

  /** Adds a mask of the size of the image before it. */
  Sha256 add(Mask mask) {
    digest.update(mask.values());
    return this;
  }

  /** Adds what a file holds. */
  Sha256 add(Path file) throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return this;
  }

  /** The digest as hexadecimal; nothing may be added afterwards. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
