package io.mammoedge.runtime.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Objects;

/**
 * Tells on standard error how far a long piece of work is: a bar on a terminal, a line every few
 * seconds elsewhere (log files, CI). Steps may come from several threads.
 */
public final class Progress implements AutoCloseable {
  private static final long BAR_NANOS = 100_000_000L;
  private static final long LINE_NANOS = 5_000_000_000L;
  private static final int BAR_WIDTH = 30;

  private final String what;
  private final long total;
  private final boolean terminal;
  private final PrintStream out;
  private long done;
  private long shownAt = System.nanoTime();

  Progress(String what, long total, boolean terminal, PrintStream out) {
    if (total < 0) {
      throw new IllegalArgumentException("total is negative: " + total);
    }
    this.what = Objects.requireNonNull(what, "what is null");
    this.total = total;
    this.terminal = terminal;
    this.out = out;
  }

  /**
   * Starts to count.
   *
   * @param what the work in a few words, such as {@code Writing phantoms}
   * @param total how many steps it takes
   */
  @SuppressWarnings("SystemConsoleNull")
  public static Progress of(String what, long total) {
    boolean terminal = System.getenv("TERM") != null && isTerminal(System.console());
    return new Progress(what, total, terminal, System.err);
  }

  /** From Java 22 on there is always a console, and the console knows whether it is a terminal. */
  private static boolean isTerminal(Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException olderJava) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** One more step is done. */
  public synchronized void step() {
    done++;
    long now = System.nanoTime();
    if (now - shownAt >= (terminal ? BAR_NANOS : LINE_NANOS)) {
      shownAt = now;
      show();
    }
  }

  /** Shows the last state and, on a terminal, ends the bar's line. */
  @Override
  public synchronized void close() {
    show();
    if (terminal) {
      out.println();
    }
  }

  private void show() {
    String count = String.format(Locale.ROOT, "%s: %d of %d", what, done, total);
    if (terminal) {
      out.print("\r" + bar() + " " + count);
      out.flush();
    } else {
      out.println(count);
    }
  }

  private String bar() {
    int full = total == 0 ? BAR_WIDTH : (int) Math.min(BAR_WIDTH, done * BAR_WIDTH / total);
    return "[" + "#".repeat(full) + " ".repeat(BAR_WIDTH - full) + "]";
  }
}
