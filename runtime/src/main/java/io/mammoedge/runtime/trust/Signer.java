package io.mammoedge.runtime.trust;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.SortedMap;

/**
 * A private key that signs: a publisher's releases in the format of OMS 1.0, method {@code key}, or
 * a site's test results.
 */
public final class Signer {
  private final PrivateKey privateKey;
  private final PublicKey publicKey;
  private final KeyType type;

  private Signer(PrivateKey privateKey, KeyType type) {
    this.privateKey = privateKey;
    this.type = type;
    this.publicKey = PublicHalf.of(privateKey, type);
  }

  /**
   * Reads a private key: ECDSA on P-256, P-384 or P-521, or Ed25519.
   *
   * @param file PEM of PKCS#8 (RFC 5958), not encrypted
   * @throws MammoEdgeException ({@link ExitCode#USAGE}) when it is something else
   * @throws UncheckedIOException when the file cannot be read
   */
  public static Signer load(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new MammoEdgeException(ExitCode.USAGE, file + ": no such private key");
    }
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.US_ASCII);
      return read(text, file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Signer read(String pem, String source) {
    byte[] der = Pem.read(pem, Pem.PRIVATE_KEY, source);
    PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(der);
    PrivateKey key = KeyFamily.decode(factory -> factory.generatePrivate(encoded), source);
    return new Signer(key, KeyType.of(key, source));
  }

  /** The key that verifies. */
  public PublicKey publicKey() {
    return publicKey;
  }

  /**
   * Signs a release.
   *
   * @param subject its name, for people
   * @param digests SHA-256 by path of every file but {@code signature.json}; at least one
   * @return the content of {@code signature.json}
   */
  public byte[] sign(String subject, SortedMap<String, String> digests) {
    return bundle(Statement.of(subject, digests).write());
  }

  /** Signs a test's result; returns the content of its {@link TestResultSignature}. */
  public byte[] sign(TestResult result) {
    return bundle(result.write());
  }

  /** The bundle of any payload, signed. */
  byte[] bundle(byte[] payload) {
    byte[] signature = type.sign(privateKey, Dsse.encode(Bundle.PAYLOAD_TYPE, payload));
    return new Bundle(PublicKeys.fingerprint(publicKey), payload, List.of(signature)).write();
  }
}
