package io.mammoedge.runtime.testing;

import java.util.List;

/** Java programs that say nothing of their own on standard error. */
public final class QuietJava {
  /** Java says that it has picked these up. */
  private static final List<String> TOLD =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private QuietJava() {}

  /** For a command that begins with the path of Java. */
  public static ProcessBuilder command(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    TOLD.forEach(builder.environment()::remove);
    return builder;
  }
}
