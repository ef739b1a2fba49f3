package io.mammoedge.runtime.audit;

import java.nio.file.Path;

/** A process of its own that appends some events. */
final class Writer {
  private Writer() {}

  /** Arguments: the log, a name, how many events. */
  public static void main(String[] arguments) {
    try (AuditLog log = AuditLog.open(Path.of(arguments[0]))) {
      for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
        String image = arguments[1] + i;
        log.append(SmallEvents.scored("2026-11-01T10:00:00Z", image, image, 0.25, 50, 20));
      }
    }
  }
}
