package io.mammoedge.runtime.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignerTest {
  @TempDir private Path folder;

  /** The public half, which a file of PKCS#8 need not hold, is the one the other program found. */
  @ParameterizedTest
  @ValueSource(strings = {"p256", "p384", "p521", "ed25519", "other"})
  void findsThePublicKey(String key) throws Exception {
    Signer signer = Signer.load(Vectors.file(key + ".key.pem"));
    assertThat(PublicKeys.write(signer.publicKey()))
        .isEqualTo(Files.readString(Vectors.file(key + ".pub.pem")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"p256", "p384", "p521", "ed25519"})
  void itsSignaturesHold(String key) {
    byte[] bundle = Signer.load(Vectors.file(key + ".key.pem")).sign("release", Vectors.digests());
    SignedBy signedBy =
        ReleaseSignature.verify(bundle, Vectors.digests(), Vectors.trust(key), "release");
    assertThat(signedBy.name()).isEqualTo(key + ".pub.pem");
    assertThat(new String(bundle, StandardCharsets.UTF_8))
        .contains("\"hint\": \"" + signedBy.fingerprint() + "\"", "\"tlogEntries\": []")
        .endsWith("}\n");
  }

  /** Of many fresh pairs: x and y of some have leading zeros, y of some is the other root. */
  @ParameterizedTest
  @EnumSource
  void freshKeysSign(KeyAlgorithm algorithm) {
    IntStream.range(0, 40).forEach(i -> signs(algorithm, folder.resolve("k" + i)));
  }

  private static void signs(KeyAlgorithm algorithm, Path folder) {
    KeyFiles files = KeyFiles.create(folder, algorithm);
    SortedMap<String, String> digests = new TreeMap<>(Vectors.digests());
    byte[] bundle = Signer.load(files.privateKey()).sign("x", digests);
    ReleaseSignature.verify(bundle, digests, TrustPolicy.load(files.publicKey()), "x");
  }

  @Test
  void saysWhatIsNotAPrivateKey() throws Exception {
    Path text = Files.writeString(folder.resolve("k.pem"), "hello");
    refused(text, "k.pem: is not a single PEM block '-----BEGIN PRIVATE KEY-----'");
    refused(Vectors.file("p256.pub.pem"), "is a 'PUBLIC KEY', not a 'PRIVATE KEY'");
    Files.writeString(text, "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n");
    refused(text, "write it as plain PKCS#8: openssl pkcs8 -topk8 -nocrypt");
    Files.writeString(text, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    refused(text, "neither an ECDSA key on P-256, P-384 or P-521, nor an Ed25519 key");
    refused(folder.resolve("nowhere"), "nowhere: no such private key");
  }

  private static void refused(Path file, String message) {
    assertThatThrownBy(() -> Signer.load(file))
        .isInstanceOfSatisfying(
            MammoEdgeException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining(message);
  }
}
