package io.mammoedge.runtime.serve.watch;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Brings what libraries warn of into the node's log, in its form. */
public final class LibraryLog extends Handler {
  private final NodeLog log;

  private LibraryLog(NodeLog log) {
    this.log = log;
  }

  /** From now on, for this process: warnings and worse, and nothing else. */
  public static void into(NodeLog log) {
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.setLevel(Level.WARNING);
    root.addHandler(new LibraryLog(log));
  }

  /** Without the message: it may hold a part of a request. */
  @Override
  public void publish(LogRecord entry) {
    Throwable thrown = entry.getThrown();
    log.event(
        "library",
        "logger",
        entry.getLoggerName(),
        "level",
        entry.getLevel().getName(),
        "error",
        thrown == null ? null : thrown.getClass().getSimpleName());
  }

  @Override
  public void flush() {
    // Each event is flushed.
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
