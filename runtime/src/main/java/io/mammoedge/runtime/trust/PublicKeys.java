package io.mammoedge.runtime.trust;

import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;

/** Public keys as text: PEM of a SubjectPublicKeyInfo (RFC 5280), as openssl writes them. */
public final class PublicKeys {
  private PublicKeys() {}

  /**
   * Reads a key: ECDSA on P-256, P-384 or P-521, or Ed25519.
   *
   * @param pem one block {@code PUBLIC KEY}
   * @param source named in messages, such as the file
   * @throws MammoEdgeException ({@link ExitCode#USAGE}) when it is something else
   */
  public static PublicKey read(String pem, String source) {
    byte[] der = Pem.read(pem, Pem.PUBLIC_KEY, source);
    X509EncodedKeySpec encoded = new X509EncodedKeySpec(der);
    return KeyFamily.decode(factory -> factory.generatePublic(encoded), source);
  }

  /** The text of a key, with a line feed at its end. */
  public static String write(PublicKey key) {
    return Pem.write(Pem.PUBLIC_KEY, key.getEncoded());
  }

  /**
   * The SHA-256 of {@link #write}, which is what {@code sha256sum} says of the file and what OMS
   * bundles carry as {@code hint}.
   */
  public static String fingerprint(PublicKey key) {
    return Digests.sha256(write(key).getBytes(StandardCharsets.US_ASCII));
  }
}
