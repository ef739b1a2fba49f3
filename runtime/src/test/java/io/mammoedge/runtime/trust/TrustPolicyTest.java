package io.mammoedge.runtime.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonPrimitive;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustPolicyTest {
  private static final LocalDate DAY = LocalDate.of(2026, 6, 15);

  @TempDir private Path folder;

  @Test
  void trustsEveryKeyOfAFileWhileKeysRotate() throws Exception {
    TrustPolicy both =
        load("\"keys\": [" + key("other", "") + "," + key("p256", ", \"validUntil\": null") + "]");
    assertThat(Vectors.verify("good-p256", both).name()).isEqualTo("p256");
    assertThat(Vectors.verify("good-other", both).name()).isEqualTo("other");
    assertThat(Vectors.verify("good-older", both).name()).isEqualTo("p256");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"validUntil\": \"2020-01-01\" | which was trusted until 2020-01-01; today is 2",
        "\"validFrom\": \"2999-01-01\" | which is trusted from 2999-01-01 on; today is 2",
        "\"revoked\": {\"since\": \"2999-01-01\", \"reason\": \"lost\"}"
            + " | which was revoked on 2999-01-01 (lost)"
      })
  void refusesAKeyThatCountsNoMore(String field, String message) throws Exception {
    TrustPolicy trust = load("\"keys\": [" + key("p256", "," + field) + "]");
    assertThatThrownBy(() -> Vectors.verify("good-p256", trust))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("release: 'signature.json' is by the key 'p256', " + message);
  }

  @Test
  void aKeyIsTrustedFromItsFirstDayToTheDayBeforeItsLast() {
    TrustedKey key =
        new TrustedKey("k", TrustPolicyTest.p256().keys().get(0).key(), DAY, DAY.plusDays(2), null);
    assertThat(key.refusal(DAY.minusDays(1))).isPresent();
    assertThat(key.refusal(DAY)).isEmpty();
    assertThat(key.refusal(DAY.plusDays(1))).isEmpty();
    assertThat(key.refusal(DAY.plusDays(2))).isPresent();
  }

  @Test
  void refusesARevokedReleaseByEitherRootDigest() throws Exception {
    String root = RootDigest.of(Vectors.digests());
    TrustPolicy trust =
        load(
            "\"keys\": ["
                + key("p256", "")
                + "], \"revokedReleases\": [{\"sha256\": \""
                + root
                + "\", \"reason\": \"wrong threshold\"}]");
    for (String bundle : new String[] {"good-p256", "good-path-order"}) {
      assertThatThrownBy(() -> Vectors.verify(bundle, trust))
          .isInstanceOf(IntegrityException.class)
          .hasMessage("release: this release was revoked (wrong threshold)");
    }
  }

  /** Two files about one key: the revocation counts, whatever the other says. */
  @Test
  void aRevocationInAFolderIsNotUndoneByAnotherFile() throws Exception {
    Files.copy(Vectors.file("p256.pub.pem"), folder.resolve("a.pem"));
    Files.writeString(folder.resolve(".hidden"), "x");
    assertThat(Vectors.verify("good-p256", TrustPolicy.load(folder)).name()).isEqualTo("a.pem");
    write(
        "z.json",
        "\"keys\": ["
            + key("p256", ",\"revoked\": {\"since\": \"2026-01-01\", \"reason\": \"x\"}")
            + "]");
    TrustPolicy trust = TrustPolicy.load(folder);
    assertThatThrownBy(() -> Vectors.verify("good-p256", trust)).hasMessageContaining("revoked");
  }

  @Test
  void aFolderHoldsNothingElse() throws Exception {
    refused(folder, "holds no public key");
    Files.copy(Vectors.file("p256.key.pem"), folder.resolve("k.pem"));
    refused(folder, "k.pem: is a 'PRIVATE KEY', not a 'PUBLIC KEY'");
    Files.delete(folder.resolve("k.pem"));
    Files.writeString(folder.resolve("revoked.jsn"), "{}");
    refused(folder, "revoked.jsn: is neither .pem nor .json");
    refused(folder.resolve("nowhere"), "no such public key or trust file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"schema\": \"2.0\", \"keys\": []} | 'schema' is '2.0', not '1.0'",
        "{\"schema\": \"1.0\", \"keys\": []} | holds no public key",
        "{\"keys\": [], \"schema\": \"1.0\", \"keys\": []} | 'keys' comes twice in one object",
        "{\"schema\": \"1.0\", \"keys\": [{\"revoked\": {}, \"revoked\": null}]}"
            + " | 'keys[0].revoked' comes twice in one object",
        "{\"schema\": \"1.0\", \"keys\": [{\"name\": \"\\u001b[2J\", \"publicKey\": \"x\"}]}"
            + " | key '?[2J': is not a single PEM block",
        "{\"schema\": \"1.0\", \"keys\": [], \"revoked\": []} | 'revoked' is not known here",
        "{\"schema\": \"1.0\", \"keys\": [{\"nmae\": 1}]} | 'keys[0].nmae' is not known here",
        "{\"schema\": \"1.0\", \"keys\": [{\"name\": \"a\"}]} | 'keys[0].publicKey' is missing",
        "{\"schema\": \"1.0\", \"keys\": [{\"name\": \"a\", \"publicKey\": \"x\"}]}"
            + " | key 'a': is not a single PEM block",
        "{\"schema\": \"1.0\"} | 'keys' is missing",
        "{\"schema\": 1.0} | 'schema' is not a text",
        "{ | not JSON"
      })
  void saysWhatIsWrongInATrustFile(String text, String message) throws Exception {
    refused(Files.writeString(folder.resolve("trust.json"), text), message);
  }

  @Test
  void datesAreDates() throws Exception {
    write("t.json", "\"keys\": [" + key("p256", ",\"validUntil\": \"1/2/2027\"") + "]");
    refused(folder.resolve("t.json"), "'keys[0].validUntil' is not a date such as 2027-01-31");
    write(
        "t.json",
        "\"keys\": ["
            + key("p256", ",\"validUntil\": \"2026-01-01\", \"validFrom\": \"2026-01-01\"")
            + "]");
    refused(folder.resolve("t.json"), "'keys[0].validUntil' is not after validFrom");
  }

  private static TrustPolicy p256() {
    return Vectors.trust("p256");
  }

  private static String key(String name, String more) throws IOException {
    String pem = new JsonPrimitive(Files.readString(Vectors.file(name + ".pub.pem"))).toString();
    return "{\"name\": \"" + name + "\", \"publicKey\": " + pem + more + "}";
  }

  private TrustPolicy load(String fields) throws IOException {
    return TrustPolicy.load(write("trust.json", fields));
  }

  private Path write(String name, String fields) throws IOException {
    return Files.writeString(folder.resolve(name), "{\"schema\": \"1.0\", " + fields + "}");
  }

  private static void refused(Path path, String message) {
    assertThatThrownBy(() -> TrustPolicy.load(path))
        .isInstanceOfSatisfying(
            MammoEdgeException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }
}
