package io.mammoedge.runtime.trust;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECKey;
import java.util.Arrays;

/**
 * The kinds of keys and the signature scheme of each: the curves that the OMS algorithm registry
 * requires, each with the digest of its size (DER-encoded r and s), and Ed25519 (RFC 8032).
 */
enum KeyType {
  P256("SHA256withECDSA", 256),
  P384("SHA384withECDSA", 384),
  P521("SHA512withECDSA", 521),
  ED25519("Ed25519", 0);

  private final String scheme;
  private final int orderBits;

  KeyType(String scheme, int orderBits) {
    this.scheme = scheme;
    this.orderBits = orderBits;
  }

  /** The kind of a public or private key; Java 17 itself knows no other curve of these sizes. */
  static KeyType of(Key key, String source) {
    if (key instanceof EdECKey edwards && edwards.getParams().getName().equals("Ed25519")) {
      return ED25519;
    }
    int bits = key instanceof ECKey curve ? curve.getParams().getOrder().bitLength() : -1;
    return Arrays.stream(values())
        .filter(type -> type.orderBits == bits)
        .findFirst()
        .orElseThrow(() -> unknown(source));
  }

  static MammoEdgeException unknown(String source) {
    return new MammoEdgeException(
        ExitCode.USAGE,
        source + ": neither an ECDSA key on P-256, P-384 or P-521, nor an Ed25519 key");
  }

  byte[] sign(PrivateKey key, byte[] message) {
    try {
      Signature signature = Signature.getInstance(scheme);
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key of type " + this + " cannot sign", e);
    }
  }

  /** Whether the signature is the key's; one that is no signature at all is not. */
  boolean verifies(PublicKey key, byte[] message, byte[] signed) {
    if (key instanceof ECPublicKey curve
        && !EcdsaRange.holds(signed, curve.getParams().getOrder())) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance(scheme);
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
