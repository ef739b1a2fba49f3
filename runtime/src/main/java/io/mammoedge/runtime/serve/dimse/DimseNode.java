package io.mammoedge.runtime.serve.dimse;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.serve.http.Desk;
import io.mammoedge.runtime.serve.watch.NodeLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Listens for associations. As many are served at once as requests may be under way; a few more
 * wait to be told that there are too many.
 */
public final class DimseNode implements AutoCloseable {
  private static final int TO_BE_TOLD = 4;

  private final ServerSocket listening;
  private final DimseSettings settings;
  private final Desk desk;
  private final ObjectStore store;
  private final NodeLog log;
  private final Duration drain;
  private final Semaphore room;
  private final ExecutorService threads;

  private DimseNode(
      ServerSocket listening,
      DimseSettings settings,
      Desk desk,
      ObjectStore store,
      NodeLog log,
      Duration drain) {
    this.listening = listening;
    this.settings = settings;
    this.desk = desk;
    this.store = store;
    this.log = log;
    this.drain = drain;
    this.room = new Semaphore(settings.limits().requests());
    this.threads = Executors.newFixedThreadPool(settings.limits().requests() + TO_BE_TOLD + 1);
  }

  /**
   * Starts.
   *
   * @param desk for objects while they are looked at
   * @param store takes them
   * @param log says when an association ends, and what came of it
   * @param drain how long associations may take to end when the node closes
   * @throws MammoEdgeException when the address cannot be bound to
   */
  public static DimseNode start(
      DimseSettings settings, Desk desk, ObjectStore store, NodeLog log, Duration drain) {
    DimseNode node = new DimseNode(bind(settings.address()), settings, desk, store, log, drain);
    node.threads.execute(node::accept);
    return node;
  }

  private static ServerSocket bind(InetSocketAddress address) {
    try {
      ServerSocket socket = new ServerSocket();
      try {
        socket.setReuseAddress(true);
        socket.bind(address);
        return socket;
      } catch (IOException e) {
        socket.close();
        throw e;
      }
    } catch (IOException e) {
      throw new MammoEdgeException(
          ExitCode.IO,
          "cannot listen on %s:%d: %s; choose another --bind or --dicom-port"
              .formatted(address.getHostString(), address.getPort(), e.getMessage()),
          e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        threads.execute(() -> serve(socket));
      } catch (SocketException e) {
        // Closed, or the client is gone again.
      } catch (IOException e) {
        log.error("association", "dicom", e);
      }
    }
  }

  private void serve(Socket socket) {
    boolean thereIsRoom = room.tryAcquire();
    long begun = System.nanoTime();
    try (socket) {
      socket.setSoTimeout(Math.toIntExact(settings.limits().silence().toMillis()));
      socket.setTcpNoDelay(true);
      PduChannel channel = new PduChannel(socket.getInputStream(), socket.getOutputStream());
      Association association = new Association(channel, settings, desk, this::store);
      String end = "released";
      try {
        association.run(thereIsRoom);
      } catch (IOException e) {
        // Our own words, or those of a socket; never what was sent.
        end = e instanceof Abort ? e.getMessage() : e.getClass().getSimpleName();
      }
      log.event(
          "association",
          "end",
          end,
          "stored",
          association.stored(),
          "failed",
          association.failed(),
          "seconds",
          (System.nanoTime() - begun) / 1e9);
    } catch (IOException | UncheckedIOException e) {
      log.error("association", "dicom", e);
    } finally {
      if (thereIsRoom) {
        room.release();
      }
    }
  }

  private int store(Path file) {
    try {
      return store.store(file);
    } catch (RuntimeException e) {
      // The top of this object's way: the others of the association still come.
      log.error("error", "C-STORE", e);
      return StoreStatus.PROCESSING_FAILURE;
    }
  }

  /** Takes no more associations, and lets those that are there end in their time. */
  @Override
  public void close() {
    try {
      listening.close();
      threads.shutdown();
      if (!threads.awaitTermination(drain.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
