package io.mammoedge.runtime.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.serve.http.Tls;
import io.mammoedge.runtime.testing.SmallNode;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates in PEM files, made with Java's keytool. */
class MutualTlsTest {
  private static final char[] PASSWORD = "password".toCharArray();

  @TempDir private Path folder;
  private KeyStore node;
  private KeyStore client;

  @BeforeEach
  void make() throws Exception {
    node = pair("node", "EC");
    client = pair("client", "RSA");
  }

  @Test
  void onlyAClientWithACertificateIsAnswered() throws Exception {
    Tls tls =
        PemIdentity.read(
            certificate("node", node), key("node", node), Optional.of(certificate("ca", client)));
    try (SmallNode small = SmallNode.encrypted(SmallRelease.write(folder.resolve("store")), tls)) {
      URI uri = URI.create("https://localhost:" + small.port() + "/v2");
      HttpRequest request = HttpRequest.newBuilder(uri).build();
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(client, PASSWORD);
      assertThat(client(keys.getKeyManagers()).send(request, BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
      HttpClient nobody = client(null);
      assertThatThrownBy(() -> nobody.send(request, BodyHandlers.ofString()))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void filesThatAreNotRightAreNamed() throws Exception {
    Path key = key("node", node);
    Path certificate = certificate("node", node);
    Path other = key("client", client);
    assertThatThrownBy(() -> PemIdentity.read(certificate, other, Optional.empty()))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("client.key.pem: it is not the key of the certificate");
    assertThatThrownBy(() -> PemIdentity.read(key, key, Optional.empty()))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("node.key.pem: ");
    assertThatThrownBy(() -> PemIdentity.read(certificate, certificate, Optional.empty()))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("no 'BEGIN PRIVATE KEY'");
  }

  private HttpClient client(KeyManager[] keys) throws Exception {
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(node);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trusted.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  private KeyStore pair(String name, String algorithm) throws Exception {
    Path file = folder.resolve(name + ".p12");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            name,
            "-keyalg",
            algorithm,
            "-dname",
            "CN=localhost",
            "-ext",
            "SAN=dns:localhost",
            "-storetype",
            "PKCS12",
            "-keystore",
            file.toString(),
            "-storepass",
            new String(PASSWORD));
    Process keytool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.txt").toFile())
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD);
    store.setCertificateEntry("trusted", store.getCertificate(name));
    return store;
  }

  private Path certificate(String name, KeyStore store) throws Exception {
    return pem(name + ".crt.pem", "CERTIFICATE", store.getCertificate("trusted").getEncoded());
  }

  private Path key(String name, KeyStore store) throws Exception {
    return pem(name + ".key.pem", "PRIVATE KEY", store.getKey(name, PASSWORD).getEncoded());
  }

  private Path pem(String file, String label, byte[] der) throws IOException {
    String text = Base64.getMimeEncoder().encodeToString(der);
    return Files.writeString(
        folder.resolve(file),
        "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n");
  }
}
