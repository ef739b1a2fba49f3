package io.mammoedge.runtime.trust;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A Sigstore bundle (version 0.3) with a DSSE envelope, as OMS 1.0 section 4 wants it for the
 * method {@code key}.
 *
 * @param hint fingerprint of the key; null in bundles of older signers, which hold the key itself
 * @param payload the statement
 * @param signatures at least one and at most 8
 */
record Bundle(String hint, byte[] payload, List<byte[]> signatures) {
  static final String MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";
  static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

  /** Each costs a verification for each trusted key. */
  private static final int MOST_SIGNATURES = 8;

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /**
   * Reads one; unknown fields are ignored.
   *
   * @throws com.google.gson.JsonParseException when it is another kind of bundle
   */
  static Bundle read(byte[] json) {
    Fields bundle = Fields.of(json);
    bundle.require("mediaType", MEDIA_TYPE);
    Fields envelope = bundle.object("dsseEnvelope");
    envelope.require("payloadType", PAYLOAD_TYPE);
    return new Bundle(
        hint(bundle.object("verificationMaterial")),
        envelope.bytes("payload"),
        signatures(envelope));
  }

  private static String hint(Fields material) {
    if (material.has("certificate") || material.has("x509CertificateChain")) {
      throw material.bad("publicKey", "is missing: signatures with certificates are not read here");
    }
    Fields key = material.object("publicKey");
    return key.has("hint") ? key.text("hint") : null;
  }

  private static List<byte[]> signatures(Fields envelope) {
    List<Fields> signatures = envelope.objects("signatures");
    if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
      throw envelope.bad("signatures", "must hold 1 to " + MOST_SIGNATURES);
    }
    return signatures.stream().map(signature -> signature.bytes("sig")).toList();
  }

  /** The text, with a line feed at its end. */
  byte[] write() {
    JsonObject key = new JsonObject();
    key.addProperty("hint", hint);
    JsonObject material = new JsonObject();
    material.add("publicKey", key);
    material.add("tlogEntries", new JsonArray());
    JsonObject bundle = new JsonObject();
    bundle.addProperty("mediaType", MEDIA_TYPE);
    bundle.add("verificationMaterial", material);
    bundle.add("dsseEnvelope", envelope());
    return (GSON.toJson(bundle) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private JsonObject envelope() {
    JsonArray list = new JsonArray();
    for (byte[] bytes : signatures) {
      JsonObject signature = new JsonObject();
      signature.addProperty("sig", Base64.getEncoder().encodeToString(bytes));
      signature.addProperty("keyid", "");
      list.add(signature);
    }
    JsonObject envelope = new JsonObject();
    envelope.addProperty("payload", Base64.getEncoder().encodeToString(payload));
    envelope.addProperty("payloadType", PAYLOAD_TYPE);
    envelope.add("signatures", list);
    return envelope;
  }
}
