package io.mammoedge.runtime.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.gson.JsonPrimitive;
import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.testing.Hostile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Bundles of strangers, statements of somebody whose key is trusted, and trust files. */
class SignatureFuzzTest {
  private static final int PER_BYTE = 4096;
  private static final TrustPolicy TRUST = Vectors.trust("p256");
  private static final Signer SIGNER = Signer.load(Vectors.file("p256.key.pem"));
  private static final byte[] RESULT = "{}".getBytes(UTF_8);
  private static final SortedMap<String, String> DIGESTS = Vectors.digests();

  static Stream<byte[]> bundle() {
    return Stream.of("good-p256", "good-older", "bad-zeros").map(Vectors::bundle);
  }

  @MethodSource
  @FuzzTest
  void bundle(byte[] content) {
    Hostile.read(content, PER_BYTE, () -> verify(content));
  }

  static Stream<byte[]> statement() {
    return Stream.of(
        Statement.of("release", DIGESTS).write(),
        Statement.of("release", new TreeMap<>(DIGESTS.headMap("golden"))).write());
  }

  /** With a good signature, which cannot be guessed: whoever has a trusted key may be hostile. */
  @MethodSource
  @FuzzTest
  void statement(byte[] content) {
    Hostile.read(content, PER_BYTE, () -> verify(SIGNER.bundle(content)));
  }

  private static void verify(byte[] bundle) {
    ReleaseSignature.verify(bundle, DIGESTS, TRUST, "input");
  }

  static Stream<byte[]> result() {
    TestResult.Artifact file = new TestResult.Artifact("acceptance.json", Digests.sha256(RESULT));
    return Stream.of(
        new TestResult(List.of(file), true, List.of(file), List.of("golden"), List.of()).write());
  }

  /** The same of a site's results. */
  @MethodSource
  @FuzzTest
  void result(byte[] content) {
    byte[] bundle = SIGNER.bundle(content);
    Path file = Path.of("acceptance.json");
    Hostile.read(content, PER_BYTE, () -> TestResultSignature.verify(bundle, RESULT, TRUST, file));
  }

  static Stream<byte[]> trust() throws IOException {
    String pem = new JsonPrimitive(Files.readString(Vectors.file("p256.pub.pem"))).toString();
    return Stream.of(
            "{\"schema\":\"1.0\",\"keys\":[{\"name\":\"a\",\"publicKey\":"
                + pem
                + ",\"validFrom\":"
                + "\"2026-01-01\",\"revoked\":{\"since\":\"2026-01-01\",\"reason\":\"x\"}}]}",
            "{\"schema\":\"1.0\",\"keys\":[],\"revokedReleases\":[{\"sha256\":\""
                + "0".repeat(64)
                + "\",\"reason\":\"x\"}]}")
        .map(text -> text.getBytes(UTF_8));
  }

  @MethodSource
  @FuzzTest
  void trust(byte[] content) {
    Hostile.read(content, PER_BYTE, () -> TrustFile.read(new String(content, UTF_8), "input"));
  }
}
