package io.mammoedge.runtime.serve.dimse;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that never throws: what a disk does not take is remembered, so that it cannot be taken for
 * a fault of the connection.
 */
final class LocalFile extends OutputStream {
  private OutputStream out = OutputStream.nullOutputStream();
  private boolean isBroken;

  LocalFile(Path file) {
    try {
      out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    } catch (IOException e) {
      isBroken = true;
    }
  }

  /** Whether something is missing in it. */
  boolean isBroken() {
    return isBroken;
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes) {
    write(bytes, 0, bytes.length);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    try {
      if (!isBroken) {
        out.write(bytes, from, length);
      }
    } catch (IOException e) {
      isBroken = true;
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      isBroken = true;
    }
  }
}
