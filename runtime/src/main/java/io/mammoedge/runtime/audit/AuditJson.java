package io.mammoedge.runtime.audit;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.Strictness;
import io.mammoedge.runtime.JsonBinding;

/**
 * An event as one line of JSON (RFC 8259). Unknown keys are ignored: later versions may add some.
 */
final class AuditJson {
  private static final Gson GSON =
      new GsonBuilder().setStrictness(Strictness.STRICT).disableHtmlEscaping().create();

  private AuditJson() {}

  /** Without the line feed. */
  static String write(Record event) {
    return GSON.toJson(event);
  }

  /**
   * Reads a line.
   *
   * @throws com.google.gson.JsonParseException when it is no event; the message is one line
   */
  static AuditEvent read(String line) {
    return JsonBinding.read(GSON, line, AuditEvent.class);
  }
}
