package io.mammoedge.runtime.trust;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.stream.Stream;
import javax.crypto.KeyAgreement;

/**
 * The public key of a private one. PKCS#8 files need not hold it, and Java has no call for it, so
 * it is asked of primitives that compute it in constant time; a trial signature proves the answer.
 */
final class PublicHalf {
  private static final byte[] TRIAL = {1, 2, 3};

  private PublicHalf() {}

  static PublicKey of(PrivateKey key, KeyType type) {
    try {
      Stream<PublicKey> candidates =
          key instanceof ECPrivateKey curve ? candidates(curve) : Stream.of(edwards(key));
      byte[] signature = type.sign(key, TRIAL);
      return candidates
          .filter(candidate -> type.verifies(candidate, TRIAL, signature))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no public key for a key of type " + type));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no public key for a key of type " + type, e);
    }
  }

  /**
   * Diffie and Hellman's agreement with the generator G as the other side gives the x of dG, the
   * public point; y is one of the two roots of x³ + ax + b. All three primes are 3 modulo 4, so a
   * root of v is v^((p+1)/4).
   */
  private static Stream<PublicKey> candidates(ECPrivateKey key) throws GeneralSecurityException {
    ECParameterSpec curve = key.getParams();
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(key);
    agreement.doPhase(point(curve, curve.getGenerator()), true);
    BigInteger x = new BigInteger(1, agreement.generateSecret());
    BigInteger p = ((ECFieldFp) curve.getCurve().getField()).getP();
    BigInteger square =
        x.pow(3).add(curve.getCurve().getA().multiply(x)).add(curve.getCurve().getB());
    BigInteger y = square.modPow(p.add(BigInteger.ONE).shiftRight(2), p);
    return Stream.of(point(curve, new ECPoint(x, y)), point(curve, new ECPoint(x, p.subtract(y))));
  }

  private static PublicKey point(ECParameterSpec curve, ECPoint point)
      throws GeneralSecurityException {
    return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve));
  }

  /** A key pair is generated from 32 random bytes, which are the private key (RFC 8032, 5.1.5). */
  private static PublicKey edwards(PrivateKey key) throws GeneralSecurityException {
    byte[] seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(NamedParameterSpec.ED25519, new Fixed(seed));
    return generator.generateKeyPair().getPublic();
  }

  /** Draws what it was given. */
  private static final class Fixed extends SecureRandom {
    private final byte[] seed;

    Fixed(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }
}
