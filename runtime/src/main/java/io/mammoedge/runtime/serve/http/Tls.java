package io.mammoedge.runtime.serve.http;

import java.security.KeyStore;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Encryption.
 *
 * @param identity the node's certificate and key
 * @param password of that key
 * @param clients certificates of those who sign clients' certificates; where given, a client must
 *     show one
 */
public record Tls(KeyStore identity, String password, Optional<KeyStore> clients) {
  /** Checks for nulls. */
  public Tls {
    Objects.requireNonNull(identity, "identity is null");
    Objects.requireNonNull(password, "password is null");
    Objects.requireNonNull(clients, "clients is null");
  }

  SslContextFactory.Server context() {
    SslContextFactory.Server context = new SslContextFactory.Server();
    context.setKeyStore(identity);
    context.setKeyStorePassword(password);
    context.setSniRequired(false);
    context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    clients.ifPresent(
        authorities -> {
          context.setTrustStore(authorities);
          context.setNeedClientAuth(true);
        });
    return context;
  }
}
