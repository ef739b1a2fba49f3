package io.mammoedge.runtime.serve.dimse;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocket;

/** A connection that is ready for units: of TCP, or of TLS upon it whose handshake is done. */
final class Connection implements Closeable {
  private static final Duration LINGER = Duration.ofSeconds(1);

  private final Socket tcp;
  private final Socket socket;
  private final PduChannel channel;

  private Connection(Socket tcp, Socket socket, Duration silence) throws IOException {
    this.tcp = tcp;
    this.socket = socket;
    tcp.setTcpNoDelay(true);
    tcp.setSoTimeout(Math.toIntExact(silence.toMillis()));
    this.channel =
        new PduChannel(
            socket.getInputStream(), new TimelyOutput(socket.getOutputStream(), tcp, silence));
  }

  /**
   * A plain one.
   *
   * @param silence how long the other side may neither send nor read
   */
  static Connection plain(Socket tcp, Duration silence) throws IOException {
    return new Connection(tcp, tcp, silence);
  }

  /**
   * An encrypted one, after the handshake.
   *
   * @param silence as above, and how long the handshake may take
   * @throws javax.net.ssl.SSLException where the other side is not trusted, or does not trust
   */
  static Connection encrypted(Socket tcp, SSLSocket tls, Duration silence) throws IOException {
    Connection connection = new Connection(tcp, tls, silence);
    TimeLimit.within(silence, tcp, tls::startHandshake);
    return connection;
  }

  PduChannel channel() {
    return channel;
  }

  /**
   * Takes what still comes, for a moment: a connection that is closed with bytes unread takes back
   * what was said last (PS3.8 9.2, state 13: waiting for the other side to close).
   */
  void sayGoodbye() throws IOException {
    TimeLimit.within(LINGER, tcp, this::throwRestAway);
  }

  private void throwRestAway() throws IOException {
    socket.shutdownOutput();
    byte[] unread = new byte[1 << 12];
    while (socket.getInputStream().read(unread) >= 0) {
      // Thrown away.
    }
  }

  @Override
  public void close() throws IOException {
    // TLS says goodbye, too, and would wait for one who does not listen.
    TimeLimit.within(LINGER, tcp, socket::close);
  }
}
