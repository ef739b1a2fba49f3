package io.mammoedge.runtime.trust;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The textual encoding of keys (RFC 7468): one block, its lines 64 characters long. */
final class Pem {
  static final String PUBLIC_KEY = "PUBLIC KEY";
  static final String PRIVATE_KEY = "PRIVATE KEY";

  private static final int LINE = 64;
  private static final byte[] LINE_FEED = {'\n'};
  private static final Pattern BLOCK =
      Pattern.compile(
          "\\s*-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]*)-----END ([A-Z0-9 ]{1,40})-----\\s*");

  private Pem() {}

  static String write(String label, byte[] der) {
    String body = Base64.getMimeEncoder(LINE, LINE_FEED).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }

  /** The bytes of a text that is one block with this label and nothing else. */
  static byte[] read(String text, String label, String source) {
    Matcher block = BLOCK.matcher(text);
    if (!block.matches() || !block.group(1).equals(block.group(3))) {
      throw refusal(source, "is not a single PEM block '-----BEGIN " + label + "-----'");
    }
    if (!block.group(1).equals(label)) {
      throw refusal(source, "is a '" + block.group(1) + "', not a '" + label + "'" + hint(label));
    }
    try {
      return Base64.getMimeDecoder()
          .decode(block.group(2).strip().getBytes(StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      throw refusal(source, "is not base64 inside its PEM block");
    }
  }

  private static String hint(String label) {
    return label.equals(PRIVATE_KEY)
        ? "; write it as plain PKCS#8: openssl pkcs8 -topk8 -nocrypt"
        : "";
  }

  private static MammoEdgeException refusal(String source, String what) {
    return new MammoEdgeException(ExitCode.USAGE, source + ": " + what);
  }
}
