package io.mammoedge.runtime.testing;

import io.mammoedge.runtime.serve.PemIdentity;
import io.mammoedge.runtime.serve.http.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A certificate that signs itself, made with Java's keytool: its own authority.
 *
 * @param certificate PEM file
 * @param key PEM file
 */
public record SmallIdentity(Path certificate, Path key) {
  private static final String PASSWORD = "password";

  /**
   * Makes one.
   *
   * @param names such as {@code dns:localhost,ip:127.0.0.1}
   */
  public static SmallIdentity make(Path folder, String name, String names) {
    Path file = folder.resolve(name + ".p12");
    try {
      keytool(file, name, names);
      KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
      return new SmallIdentity(
          pem(
              folder.resolve(name + ".crt.pem"),
              "CERTIFICATE",
              store.getCertificate(name).getEncoded()),
          pem(
              folder.resolve(name + ".key.pem"),
              "PRIVATE KEY",
              store.getKey(name, PASSWORD.toCharArray()).getEncoded()));
    } catch (IOException | GeneralSecurityException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void keytool(Path file, String name, String names)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            name,
            "-keyalg",
            "RSA",
            "-dname",
            "CN=" + name,
            "-ext",
            "SAN=" + names,
            "-storetype",
            "PKCS12",
            "-keystore",
            file.toString(),
            "-storepass",
            PASSWORD);
    if (new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() != 0) {
      throw new IllegalStateException("keytool");
    }
  }

  private static Path pem(Path file, String label, byte[] der) throws IOException {
    String text = Base64.getMimeEncoder().encodeToString(der);
    return Files.writeString(
        file, "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n");
  }

  /** What to show, and whom to trust. */
  public Tls trusting(SmallIdentity others) {
    return PemIdentity.read(certificate, key, Optional.of(others.certificate));
  }
}
