package io.mammoedge.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.mammoedge.runtime.testing.Cli;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallKeys;
import io.mammoedge.runtime.testing.SmallRelease;
import io.mammoedge.runtime.trust.KeyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --trust} lets pass, on the command line of a box. */
class TrustOptionTest {
  @TempDir private Path folder;
  private KeyFiles key;
  private Path release;

  @BeforeEach
  void signARelease() {
    key = SmallKeys.create(folder.resolve("keys"));
    release = SmallKeys.signedRelease(folder.resolve("store"), key);
  }

  @Test
  void aSignedReleaseIsWhoseItSays() {
    Cli run = Cli.run("verify", release, "--trust", key.publicKey());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("release    small 1.0.0", "files      6, each as published")
        .contains("signature  signed by 'signing-key.pub.pem', " + key.fingerprint());
    assertThat(Cli.run("info", release, "--trust", key.publicKey()).out())
        .contains("signed by 'signing-key.pub.pem', " + key.fingerprint());
  }

  @Test
  void aMachineReadsWhoseItIs() {
    Cli run = Cli.run("verify", release, "--trust", key.publicKey(), "--json");
    assertThat(run.exitCode()).isZero();
    JsonObject document = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(document.get("release").getAsString()).isEqualTo("small 1.0.0");
    assertThat(document.get("files").getAsInt()).isEqualTo(6);
    assertThat(document.get("signed").getAsBoolean()).isTrue();
    assertThat(document.getAsJsonObject("signedBy").get("fingerprint").getAsString())
        .isEqualTo(key.fingerprint());
  }

  @Test
  void numbersAreTheSameEverywhere() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(Cli.run("verify", release).out()).contains("files      6, each as published");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void withoutTrustNobodyLooksAtTheSignature() throws IOException {
    assertThat(Cli.run("verify", release).out()).contains("signature not checked");
    assertThat(Cli.run("info", release).out()).contains("signature not checked");
    Files.delete(release.resolve("signature.json"));
    Cli unsigned = Cli.run("verify", release);
    assertThat(unsigned.exitCode()).isZero();
    assertThat(unsigned.out()).contains("signature  unsigned");
  }

  @Test
  void aTrustedReleaseScoresAndChecks() {
    Path image = SmallDicom.write(folder.resolve("a.dcm"), 0);
    assertThat(Cli.run("score", release, image, "--trust", key.publicKey()).exitCode()).isZero();
    assertThat(Cli.run("check", release, "--trust", key.publicKey()).exitCode()).isZero();
  }

  @Test
  void everyCommandRefusesAnUnsignedRelease() throws IOException {
    Files.delete(release.resolve("signature.json"));
    refusedByAll("small/1.0.0: not signed: there is no 'signature.json'");
  }

  @Test
  void everyCommandRefusesTheSignatureOfSomebodyElse() {
    KeyFiles own = key;
    key = SmallKeys.create(folder.resolve("other"));
    refusedByAll("'signature.json' is by a key that is not trusted here: " + own.fingerprint());
  }

  @Test
  void everyChangedByteIsNoticedAndItsFileNamed() throws IOException {
    for (Path file : files()) {
      byte[] good = Files.readAllBytes(file);
      byte[] bad = good.clone();
      bad[bad.length / 2] ^= 1;
      Files.write(file, bad);
      String name = release.relativize(file).toString();
      refused("'" + name + "'", "verify", release, "--trust", key.publicKey());
      Files.write(file, good);
    }
    assertThat(Cli.run("verify", release, "--trust", key.publicKey()).exitCode()).isZero();
  }

  /** Whoever can write the folder can also write sums and manifest that fit: not a signature. */
  @Test
  void aForgedReleaseHoldsUntilSomebodyAsksWhoSignedIt() throws IOException {
    Files.writeString(release.resolve("MODEL_CARD.md"), "# Forged\n");
    SmallRelease.seal(release, SmallRelease.core());
    assertThat(Cli.run("verify", release).exitCode()).isZero();
    refusedByAll("'MODEL_CARD.md' is not the signed file");
  }

  @Test
  void keysRotate() throws IOException {
    KeyFiles next = SmallKeys.create(folder.resolve("next"));
    Path both = trustFile(entry("old", key, "") + "," + entry("new", next, ""));
    assertThat(Cli.run("verify", release, "--trust", both).out()).contains("signed by 'old'");
    Cli again = Cli.publisher("sign", release, "--key", next.privateKey());
    assertThat(again.exitCode()).isEqualTo(8);
    assertThat(again.err()).contains("signature.json exists already; --replace signs anew");
    assertThat(Cli.publisher("sign", release, "--key", next.privateKey(), "--replace").exitCode())
        .isZero();
    assertThat(Cli.run("verify", release, "--trust", both).out()).contains("signed by 'new'");
    refused("not trusted here", "verify", release, "--trust", key.publicKey());
  }

  @Test
  void revokedAndExpiredKeysEndWithFour() throws IOException {
    String revoked = ",\"revoked\":{\"since\":\"2026-05-01\",\"reason\":\"laptop stolen\"}";
    refusedWith(
        trustFile(entry("old", key, revoked)),
        "'signature.json' is by the key 'old', which was revoked on 2026-05-01 (laptop stolen)");
    refusedWith(
        trustFile(entry("old", key, ",\"validUntil\":\"2020-01-01\"")),
        "'signature.json' is by the key 'old', which was trusted until 2020-01-01; today is ");
  }

  @Test
  void aRevokedReleaseEndsWithFour() throws IOException {
    String sha256 =
        Cli.run("verify", release).out().lines().toList().get(2).replaceFirst("sha256 +", "");
    String more = "], \"revokedReleases\": [{\"sha256\": \"" + sha256 + "\", \"reason\": \"bad\"}";
    refusedWith(trustFile(entry("k", key, "") + more), "this release was revoked (bad)");
  }

  @Test
  void whatIsNoTrustFileIsAUsageError() throws IOException {
    Path wrong = Files.writeString(folder.resolve("t.json"), "{\"schema\":\"1.0\",\"kees\":[]}");
    Cli run = Cli.run("score", release, "x", "--trust", wrong);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("mammoedge: " + wrong + ": 'kees' is not known here\n");
    Cli lone = Cli.run("info", release.resolve("model.onnx"), "--trust", key.publicKey());
    assertThat(lone.exitCode()).isEqualTo(2);
    assertThat(lone.err()).contains("a lone model has no signature");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(release)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  private Path trustFile(String keys) throws IOException {
    return Files.writeString(
        folder.resolve("trust.json"), "{\"schema\": \"1.0\", \"keys\": [" + keys + "]}");
  }

  private static String entry(String name, KeyFiles key, String more) throws IOException {
    String pem = new JsonPrimitive(Files.readString(key.publicKey())).toString();
    return "{\"name\": \"" + name + "\", \"publicKey\": " + pem + more + "}";
  }

  private void refusedByAll(String message) {
    Path image = SmallDicom.write(folder.resolve("a.dcm"), 0);
    Path trust = key.publicKey();
    refused(message, "score", release, image, "--trust", trust);
    refused(message, "check", release, "--trust", trust);
    refused(message, "info", release, "--trust", trust);
    refused(message, "verify", release, "--trust", trust);
  }

  private void refusedWith(Path trust, String message) {
    refused(message, "verify", release, "--trust", trust);
  }

  private static void refused(String message, Object... arguments) {
    Cli run = Cli.run(arguments);
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).singleElement().asString().contains(message);
  }
}
