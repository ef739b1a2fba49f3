package io.mammoedge.runtime.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** Main classes that stand for what a GPU driver can do to a process. */
public final class Probes {
  private Probes() {}

  /** Works. */
  public static final class Good {
    private Good() {}

    /** Says yes. */
    public static void main(String[] arguments) {
      System.out.println("much native noise ".repeat(10_000));
    }
  }

  /** Says no, with a reason of several lines. */
  public static final class Refusing {
    private Refusing() {}

    /** Says no. */
    public static void main(String[] arguments) throws Exception {
      Files.writeString(Path.of(arguments[0]), "driver too old\nfor this\n");
      System.exit(1);
    }
  }

  /** Ends as an abort in native code does. */
  public static final class Crashing {
    private Crashing() {}

    /** Crashes. */
    public static void main(String[] arguments) {
      Runtime.getRuntime().halt(134);
    }
  }

  /** Never ends. */
  public static final class Hanging {
    private Hanging() {}

    /** Hangs. */
    public static void main(String[] arguments) throws Exception {
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}
