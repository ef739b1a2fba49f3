package io.mammoedge.runtime.trust;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.spec.InvalidKeySpecException;
import java.util.List;

/** Java has a factory of keys for each family, and an encoded key must find its own. */
final class KeyFamily {
  private static final List<String> FAMILIES = List.of("EC", "Ed25519");

  /** How a factory reads a key. */
  interface Decoder<K extends Key> {
    /** Reads. */
    K decode(KeyFactory factory) throws InvalidKeySpecException;
  }

  private KeyFamily() {}

  /** The key, which is of a known {@link KeyType}; a usage error that names the source if not. */
  static <K extends Key> K decode(Decoder<K> decoder, String source) {
    for (String family : FAMILIES) {
      try {
        K key = decoder.decode(KeyFactory.getInstance(family));
        KeyType.of(key, source);
        return key;
      } catch (InvalidKeySpecException e) {
        // Perhaps the next family's.
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java 17 has " + family, e);
      }
    }
    throw KeyType.unknown(source);
  }
}
