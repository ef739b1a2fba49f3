package io.mammoedge.runtime.serve.dimse;

import io.mammoedge.runtime.dicom.file.FileMeta;
import io.mammoedge.runtime.dicom.file.Refusal;
import io.mammoedge.runtime.dicom.file.TransferSyntax;
import io.mammoedge.runtime.serve.http.Tls;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Sends objects to a PACS: an association with C-STORE and C-ECHO, as the service class user. For
 * one thread. After any exception but {@link PresentationRefused} and those about the file itself
 * the association has ended, and with it what was not acknowledged.
 */
public final class StoreClient implements AutoCloseable {
  private static final Offer ECHO =
      new Offer(Agreed.VERIFICATION, TransferSyntax.IMPLICIT_LITTLE_ENDIAN.uid());

  /** Whoever takes less holds us up: 256 kbit/s. */
  private static final long SLOWEST_BYTES_PER_SECOND = 1 << 15;

  private final Socket tcp;
  private final Duration patience;
  private Connection connection;
  private Requestor requestor;

  private StoreClient(Socket tcp, Duration patience) {
    this.tcp = tcp;
    this.patience = patience;
  }

  /**
   * Who is called.
   *
   * @param host name or address
   * @param port 1 to 65,535
   * @param called its AE title
   * @param calling our AE title
   * @param tls where the connection is encrypted
   * @param patience how long connecting, agreeing on an association, and each answer may take, and
   *     how long the peer may neither send nor read; greater than 0
   */
  public record Peer(
      String host,
      int port,
      String called,
      String calling,
      Optional<PeerTls> tls,
      Duration patience) {
    /** Checks titles and ranges. */
    public Peer {
      Objects.requireNonNull(host, "host is null");
      Objects.requireNonNull(tls, "tls is null");
      AeTitle.require(called);
      AeTitle.require(calling);
      if (port < 1 || port > 0xffff) {
        throw new IllegalArgumentException("port " + port);
      }
      if (patience.toMillis() < 1) {
        throw new IllegalArgumentException("patience is less than a millisecond");
      }
    }
  }

  /**
   * How the peer is known, and how it knows us. Its certificate must come from an authority that is
   * named here, never from those of Java, and must be of the host's name or address (RFC 2818).
   * Where a PACS has a certificate without it, {@code only} says instead which one is meant.
   *
   * @param own certificate and key to show, and authorities of the peers of this site
   * @param only where given, the peer's certificate itself or an authority of no other certificates
   *     than the peer's: the others do not count then, nor does the name
   */
  public record PeerTls(Tls own, Optional<KeyStore> only) {
    /** Checks that there is an authority. */
    public PeerTls {
      Objects.requireNonNull(own, "own is null");
      if (only.isEmpty() && own.clients().isEmpty()) {
        throw new IllegalArgumentException("TLS without authorities of the peer's certificate");
      }
    }

    private Connection connect(Socket tcp, Peer peer) throws IOException {
      KeyStore authorities = only.or(own::clients).orElseThrow();
      Encryption encryption = Encryption.of(own, authorities);
      return Connection.encrypted(
          tcp, encryption.calling(tcp, peer.host(), only.isEmpty()), peer.patience());
    }
  }

  /**
   * What will be sent.
   *
   * @param sopClass UID
   * @param transferSyntax UID
   */
  public record Offer(String sopClass, String transferSyntax) {
    /** Checks for nulls. */
    public Offer {
      Objects.requireNonNull(sopClass, "sopClass is null");
      Objects.requireNonNull(transferSyntax, "transferSyntax is null");
    }
  }

  /**
   * Calls.
   *
   * @param offers what will be sent, 1 to 127; C-ECHO is offered anyway
   * @throws AssociationRefused where the peer does not want an association
   * @throws javax.net.ssl.SSLException where one side does not trust the other
   * @throws SocketTimeoutException where it takes longer than the peer's patience
   * @throws IOException where there is no such peer, or it says what it must not
   */
  public static StoreClient connect(Peer peer, Set<Offer> offers) throws IOException {
    Set<Offer> all = new LinkedHashSet<>(offers);
    all.add(ECHO);
    if (all.size() > AssociateRequest.MOST_CONTEXTS) {
      throw new IllegalArgumentException(offers.size() + " offers");
    }
    StoreClient client = new StoreClient(new Socket(), peer.patience());
    client.within(peer.patience(), () -> client.open(peer, all));
    return client;
  }

  private int open(Peer peer, Set<Offer> offers) throws IOException {
    int millis = Math.toIntExact(patience.toMillis());
    tcp.connect(new InetSocketAddress(peer.host(), peer.port()), millis);
    connection =
        peer.tls().isPresent()
            ? peer.tls().get().connect(tcp, peer)
            : Connection.plain(tcp, patience);
    requestor =
        Requestor.associate(
            connection.channel(), peer.called(), peer.calling(), offers, peer.patience());
    return StoreStatus.SUCCESS;
  }

  /**
   * Sends an object as it is; no more than one fragment of it is in memory.
   *
   * @param part10File with meta information that names SOP class, instance and transfer syntax
   * @return the status that the peer answers (PS3.4 B.2.3): 0 is stored, Bxxx is stored with a
   *     warning, anything else is not stored
   * @throws PresentationRefused where the peer does not take such objects
   * @throws io.mammoedge.runtime.RefusedImageException where it is no such file
   * @throws SocketTimeoutException where the peer does not take it, or answer, in its time
   * @throws IOException where the file cannot be read, or the peer ends the association
   */
  public int store(Path part10File) throws IOException {
    FileMeta meta = FileMeta.read(part10File);
    SopInstance object = new SopInstance(meta.sopClass(), meta.sopInstance());
    if (!object.isWellFormed()) {
      throw Refusal.MALFORMED.because("its meta information does not say which object it is");
    }
    int context = open().context(new Offer(meta.sopClass(), meta.transferSyntax().uid()));
    try (FileChannel file = FileChannel.open(part10File);
        InputStream in = Channels.newInputStream(file.position(meta.dataSet()))) {
      long length = file.size() - meta.dataSet();
      Duration time = patience.plusSeconds(length / SLOWEST_BYTES_PER_SECOND);
      within(
          time,
          () -> {
            requestor.store(context, object, in, length);
            return StoreStatus.SUCCESS;
          });
    }
    return within(patience, () -> requestor.status(context, CommandSet.C_STORE));
  }

  /**
   * Asks whether the peer is there.
   *
   * @return the status that it answers: 0
   * @throws PresentationRefused where it does not answer C-ECHO
   * @throws IOException as of {@link #store}
   */
  public int echo() throws IOException {
    int context = open().context(ECHO);
    return within(
        patience,
        () -> {
          requestor.echo(context);
          return requestor.status(context, CommandSet.C_ECHO);
        });
  }

  private Requestor open() throws IOException {
    if (tcp.isClosed()) {
      throw new EOFException("the association has ended");
    }
    return requestor;
  }

  /** Whatever goes wrong ends the association. */
  private int within(Duration time, TimeLimit.Question step) throws IOException {
    boolean isDone = false;
    try {
      int answer = TimeLimit.answered(time, tcp, () -> told(step));
      isDone = true;
      return answer;
    } finally {
      if (!isDone) {
        tcp.close();
      }
    }
  }

  private int told(TimeLimit.Question step) throws IOException {
    try {
      return step.ask();
    } catch (Abort e) {
      connection.channel().abort(e.reason());
      throw e;
    }
  }

  /** Releases the association, and does not wait for long: all was acknowledged already. */
  @Override
  public void close() {
    if (tcp.isClosed()) {
      return;
    }
    try {
      within(patience, this::release);
      connection.close();
    } catch (IOException e) {
      // The peer has ended it in its own way.
    }
  }

  private int release() throws IOException {
    requestor.release();
    return StoreStatus.SUCCESS;
  }
}
