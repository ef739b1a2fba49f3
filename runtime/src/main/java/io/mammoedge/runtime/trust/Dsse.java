package io.mammoedge.runtime.trust;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What a Dead Simple Signing Envelope (DSSE 1.0) signs: type and payload, each with its length. */
final class Dsse {
  private Dsse() {}

  /** The pre-authentication encoding: {@code DSSEv1 <length> <type> <length> <payload>}. */
  static byte[] encode(String payloadType, byte[] payload) {
    int typeLength = payloadType.getBytes(StandardCharsets.UTF_8).length;
    String header = "DSSEv1 " + typeLength + " " + payloadType + " " + payload.length + " ";
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(header.getBytes(StandardCharsets.UTF_8));
    message.writeBytes(payload);
    return message.toByteArray();
  }
}
