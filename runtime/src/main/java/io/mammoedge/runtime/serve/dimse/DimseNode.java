package io.mammoedge.runtime.serve.dimse;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.serve.http.Desk;
import io.mammoedge.runtime.serve.http.Watcher;
import io.mammoedge.runtime.serve.watch.NodeLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Listens for associations. As many are served at once as requests may be under way; who else calls
 * is told that there are too many.
 */
public final class DimseNode implements AutoCloseable {
  private static final long SECONDS_TO_END = 10;
  private static final long PAUSE_MILLIS = 200;

  private final ServerSocket listening;
  private final DimseSettings settings;
  private final Desk desk;
  private final ObjectStore store;
  private final NodeLog log;
  private final Watcher watcher;
  private final Duration drain;
  private final Optional<Encryption> encryption;
  private final Semaphore room;
  private final ExecutorService threads;
  private final Map<Socket, Association> live = new ConcurrentHashMap<>();

  private DimseNode(
      ServerSocket listening,
      DimseSettings settings,
      Optional<Encryption> encryption,
      Desk desk,
      ObjectStore store,
      NodeLog log,
      Watcher watcher,
      Duration drain) {
    this.listening = listening;
    this.settings = settings;
    this.desk = desk;
    this.store = store;
    this.log = log;
    this.watcher = watcher;
    this.drain = drain;
    this.encryption = encryption;
    this.room = new Semaphore(settings.limits().requests());
    // One that has said nothing yet costs a thread, and no place among those that are served.
    this.threads =
        new ThreadPoolExecutor(
            1,
            settings.limits().connections() + 1,
            SECONDS_TO_END,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            this::thread);
  }

  /** What breaks one association, of whatever kind it is, is told, and ends no other. */
  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "dicom");
    thread.setUncaughtExceptionHandler((ended, why) -> watcher.broke("association", why));
    return thread;
  }

  /**
   * Starts.
   *
   * @param desk for objects while they are looked at
   * @param store takes them
   * @param log says when an association ends, and what came of it
   * @param watcher is told what breaks
   * @param drain how long associations may take to end when the node closes
   * @throws MammoEdgeException when the address cannot be bound to, or the certificates cannot be
   *     used
   */
  public static DimseNode start(
      DimseSettings settings,
      Desk desk,
      ObjectStore store,
      NodeLog log,
      Watcher watcher,
      Duration drain) {
    Optional<Encryption> encryption =
        settings.tls().map(tls -> Encryption.of(tls, tls.clients().orElseThrow()));
    DimseNode node =
        new DimseNode(
            bind(settings.address()), settings, encryption, desk, store, log, watcher, drain);
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
        try {
          threads.execute(() -> serve(socket));
        } catch (RejectedExecutionException | OutOfMemoryError e) {
          // No thread to be had: the next one may be luckier.
          socket.close();
        }
      } catch (IOException e) {
        pause(e);
      }
    }
  }

  /** Out of file handles, say: that passes, and must not be asked for without end. */
  private void pause(IOException why) {
    if (!listening.isClosed()) {
      watcher.broke("association", why);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
    }
  }

  private void serve(Socket socket) {
    long begun = System.nanoTime();
    try (socket;
        Connection connection = connection(socket, begun)) {
      Association association = new Association(connection.channel(), settings, desk, this::store);
      live.put(socket, association);
      String end = end(association);
      told(end, association.stored(), association.failed(), begun);
      connection.sayGoodbye();
    } catch (IOException e) {
      // It is gone already.
    } finally {
      live.remove(socket);
    }
  }

  private Connection connection(Socket socket, long begun) throws IOException {
    Duration silence = settings.limits().silence();
    if (encryption.isEmpty()) {
      return Connection.plain(socket, silence);
    }
    try {
      return Connection.encrypted(socket, encryption.get().called(socket), silence);
    } catch (IOException e) {
      // No certificate, or one of another authority; no TLS at all; nothing in time.
      told("no TLS, " + e.getClass().getSimpleName(), 0, 0, begun);
      throw e;
    }
  }

  private void told(String end, int stored, int failed, long begun) {
    double seconds = (System.nanoTime() - begun) / 1e9;
    log.event("association", "end", end, "stored", stored, "failed", failed, "seconds", seconds);
  }

  /** In our own words, or the name of what happened to a socket; never what was sent. */
  private String end(Association association) {
    try {
      return association.run(new Place(room));
    } catch (Abort e) {
      return e.getMessage();
    } catch (IOException e) {
      return e.getClass().getSimpleName();
    }
  }

  private int store(Path file, SopInstance named) {
    try {
      return named.isContradictedBy(file) ? StoreStatus.DOES_NOT_MATCH : store.store(file);
    } catch (OutOfMemoryError e) {
      watcher.broke("C-STORE", e);
      return StoreStatus.OUT_OF_RESOURCES;
    } catch (RuntimeException e) {
      // The edge of this request: the other objects of the association still come.
      watcher.broke("C-STORE", e);
      return StoreStatus.PROCESSING_FAILURE;
    }
  }

  /**
   * Takes no more associations. Objects that are under way end first, in their time; associations
   * that wait for nothing do not.
   */
  @Override
  public void close() {
    try {
      listening.close();
      threads.shutdown();
      for (Map.Entry<Socket, Association> one : live.entrySet()) {
        if (one.getValue().endsAtOnce()) {
          one.getKey().close();
        }
      }
      if (!threads.awaitTermination(drain.toMillis(), TimeUnit.MILLISECONDS)) {
        for (Socket socket : live.keySet()) {
          socket.close();
        }
        boolean unused = threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
