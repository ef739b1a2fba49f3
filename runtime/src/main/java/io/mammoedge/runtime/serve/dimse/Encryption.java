package io.mammoedge.runtime.serve.dimse;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.serve.http.Tls;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * TLS as the DICOM profiles of BCP 195 want it (PS3.15 annex B; RFC 9325): 1.2 and 1.3, forward
 * secrecy, authenticated encryption, a certificate on either side.
 */
final class Encryption {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private static final String[] SUITES = {
    "TLS_AES_256_GCM_SHA384",
    "TLS_AES_128_GCM_SHA256",
    "TLS_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
  };

  private final SSLContext context;

  private Encryption(SSLContext context) {
    this.context = context;
  }

  /**
   * Encryption.
   *
   * @param own certificate and key to show
   * @param authorities of the other sides' certificates; Java's own are not asked
   * @throws MammoEdgeException where they are of no use
   */
  static Encryption of(Tls own, KeyStore authorities) {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own.identity(), own.password().toCharArray());
      TrustManagerFactory trusted =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(authorities);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
      return new Encryption(context);
    } catch (GeneralSecurityException e) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "the certificates for DICOM cannot be used: " + e.getMessage(), e);
    }
  }

  /** The side that was called; the handshake has yet to be done. */
  SSLSocket called(Socket socket) throws IOException {
    SSLSocket encrypted = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
    SSLParameters parameters = parameters();
    parameters.setNeedClientAuth(true);
    encrypted.setSSLParameters(parameters);
    return encrypted;
  }

  /**
   * The side that calls; the handshake has yet to be done.
   *
   * @param host that was meant
   * @param checksHost whether its certificate must be of that name (RFC 2818)
   */
  SSLSocket calling(Socket socket, String host, boolean checksHost) throws IOException {
    SSLSocket encrypted =
        (SSLSocket) context.getSocketFactory().createSocket(socket, host, socket.getPort(), true);
    SSLParameters parameters = parameters();
    if (checksHost) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    encrypted.setSSLParameters(parameters);
    return encrypted;
  }

  private static SSLParameters parameters() {
    SSLParameters parameters = new SSLParameters(SUITES, PROTOCOLS);
    parameters.setUseCipherSuitesOrder(true);
    return parameters;
  }
}
