package io.mammoedge.runtime.serve;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.serve.http.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates and keys as hospitals have them: PEM files (RFC 7468), keys as PKCS#8. */
public final class PemIdentity {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");

  private PemIdentity() {}

  /**
   * Reads what TLS needs.
   *
   * @param certificate the node's, then those that lead to an authority
   * @param key of the first certificate
   * @param clients authorities of clients' certificates, where these are asked for
   * @throws MammoEdgeException naming the file that is not right
   */
  public static Tls read(Path certificate, Path key, Optional<Path> clients) {
    String password = UUID.randomUUID().toString();
    Certificate[] chain = certificates(certificate).toArray(new Certificate[0]);
    PrivateKey secret = key(key);
    requirePair(chain[0], secret, key);
    return new Tls(
        store(store -> store.setKeyEntry("node", secret, password.toCharArray(), chain)),
        password,
        clients.map(PemIdentity::authorities));
  }

  /** Else every client would be turned away, without a word why. */
  private static void requirePair(Certificate certificate, PrivateKey key, Path file) {
    byte[] words = {1, 2, 3};
    try {
      Signature signature = Signature.getInstance(signatureOf(key.getAlgorithm()));
      signature.initSign(key);
      signature.update(words);
      byte[] signed = signature.sign();
      signature.initVerify(certificate);
      signature.update(words);
      if (signature.verify(signed)) {
        return;
      }
    } catch (GeneralSecurityException e) {
      throw refusal(file, "it is not the key of the certificate", e);
    }
    throw refusal(file, "it is not the key of the certificate", null);
  }

  private static String signatureOf(String algorithm) {
    return switch (algorithm) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> algorithm;
    };
  }

  /**
   * Reads the certificates of authorities.
   *
   * @throws MammoEdgeException naming the file that is not right
   */
  public static KeyStore authorities(Path file) {
    Collection<? extends Certificate> all = certificates(file);
    return store(
        store -> {
          int number = 0;
          for (Certificate one : all) {
            store.setCertificateEntry("authority" + number++, one);
          }
        });
  }

  /**
   * What a client needs that believes some authorities and no others.
   *
   * @throws MammoEdgeException naming the file that is not right
   */
  public static SSLContext trusting(Path authorities) {
    try {
      TrustManagerFactory trusted =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(authorities(authorities));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trusted.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw refusal(authorities, "its certificates cannot be used", e);
    }
  }

  private static Collection<? extends Certificate> certificates(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> all =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (all.isEmpty()) {
        throw refusal(file, "no certificate in it", null);
      }
      return all;
    } catch (IOException | GeneralSecurityException e) {
      throw refusal(file, "it is not a PEM file of certificates", e);
    }
  }

  private static PrivateKey key(Path file) {
    try {
      Matcher pem = KEY.matcher(Files.readString(file));
      if (!pem.find()) {
        throw refusal(file, "no 'BEGIN PRIVATE KEY' (PKCS#8) in it", null);
      }
      return key(file, new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1))));
    } catch (IOException | IllegalArgumentException e) {
      throw refusal(file, "it cannot be read", e);
    }
  }

  private static PrivateKey key(Path file, PKCS8EncodedKeySpec der) {
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(der);
      } catch (InvalidKeySpecException e) {
        // Another algorithm's key.
      } catch (GeneralSecurityException e) {
        throw refusal(file, "this Java has no " + algorithm, e);
      }
    }
    throw refusal(file, "its key is none of " + String.join(", ", ALGORITHMS), null);
  }

  /** Fills a store. */
  private interface Filling {
    void fill(KeyStore store) throws GeneralSecurityException;
  }

  private static KeyStore store(Filling filling) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      filling.fill(store);
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "certificate and key do not go together: " + e.getMessage(), e);
    }
  }

  private static MammoEdgeException refusal(Path file, String what, Exception why) {
    return new MammoEdgeException(ExitCode.USAGE, file + ": " + what, why);
  }
}
