package io.mammoedge.runtime.trust;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

/** What kinds of keys are made here. */
public enum KeyAlgorithm {
  /** ECDSA on P-256, which every OMS verifier knows. */
  ECDSA_P256("ecdsa-p256", "EC", 256),
  /** Ed25519, which OMS 1.0 does not name: for releases that only MammoEdge verifies. */
  ED25519("ed25519", "Ed25519", 255);

  private final String name;
  private final String family;
  private final int bits;

  KeyAlgorithm(String name, String family, int bits) {
    this.name = name;
    this.family = family;
    this.bits = bits;
  }

  /** A fresh pair, from the system's source of randomness. */
  KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java 17 has " + name, e);
    }
  }

  /** As on the command line. */
  @Override
  public String toString() {
    return name;
  }
}
