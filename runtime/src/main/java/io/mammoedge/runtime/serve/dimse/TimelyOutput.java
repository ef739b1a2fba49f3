package io.mammoedge.runtime.serve.dimse;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;

/** Whoever does not read what is sent must not hold an association for ever. */
final class TimelyOutput extends FilterOutputStream {
  private final Socket socket;
  private final Duration patience;

  /**
   * An output.
   *
   * @param socket of TCP, ended when time is up
   * @param patience how long one write may take
   */
  TimelyOutput(OutputStream out, Socket socket, Duration patience) {
    super(out);
    this.socket = socket;
    this.patience = patience;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    TimeLimit.within(patience, socket, () -> out.write(bytes, from, length));
  }
}
