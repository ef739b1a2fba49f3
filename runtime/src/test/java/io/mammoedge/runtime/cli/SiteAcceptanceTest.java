package io.mammoedge.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.testing.Cli;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallKeys;
import io.mammoedge.runtime.testing.SmallSite;
import io.mammoedge.runtime.trust.KeyFiles;
import io.mammoedge.runtime.trust.Signer;
import io.mammoedge.runtime.trust.TestResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document that a site keeps of a check. */
class SiteAcceptanceTest {
  @TempDir private Path folder;
  private SmallSite site;
  private Path result;

  @BeforeEach
  void prepare() {
    site = new SmallSite(folder);
    result = folder.resolve("acceptance.json");
  }

  @Test
  void theDocumentSaysWhatWhereAndWhen() throws IOException {
    Path release = site.release(0.80, 0.75, 0.85);
    Path cohort = site.cohort(15, 0);
    assertThat(check(release, cohort, "--result", result).exitCode()).isZero();
    JsonObject document = JsonParser.parseString(Files.readString(result)).getAsJsonObject();
    assertThat(document.get("verdict").getAsString()).isEqualTo("PASSED");
    assertThat(document.get("exitCode").getAsInt()).isZero();
    assertThat(document.get("researchUse").getAsString()).contains("Not a medical device");
    assertThat(document.get("program").getAsString()).startsWith("mammoedge-runtime ");
    assertThat(Instant.parse(document.get("date").getAsString())).isBefore(Instant.now());
    JsonObject checked = document.getAsJsonObject("release");
    assertThat(checked.get("version").getAsString()).isEqualTo("1.0.0");
    assertThat(checked.get("sha256sums").getAsString())
        .isEqualTo(Digests.sha256(release.resolve("SHA256SUMS")));
    assertThat(Cli.run("verify", release).out()).contains(checked.get("sha256").getAsString());
    assertThat(document.getAsJsonObject("cohort").get("sha256").getAsString())
        .isEqualTo(Digests.sha256(cohort));
    JsonObject machine = document.getAsJsonObject("machine");
    assertThat(machine.get("architecture").getAsString()).isEqualTo(System.getProperty("os.arch"));
    assertThat(machine.get("memoryBytes").getAsLong()).isPositive();
    JsonObject engine = document.getAsJsonObject("engine");
    assertThat(engine.get("onnxRuntime").getAsString()).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(engine.get("asked").getAsString()).isEqualTo("auto");
    assertThat(engine.getAsJsonArray("sessions")).hasSize(2);
    assertThat(engine.getAsJsonArray("sessions").get(0).getAsJsonObject().get("fallbackReason"))
        .as("why it is not a GPU: this jar has none")
        .isNotNull();
  }

  /** As {@code sha256sum FILE… | cut -c 1-64 | sha256sum} says; another image, another digest. */
  @Test
  void anImageCannotBeExchangedUnnoticed() throws IOException {
    Path release = site.release(0.80, 0.75, 0.85);
    Path cohort = site.cohort(10, 0);
    Path none = Files.writeString(cohort, Files.readString(cohort) + "none.dcm,n,L,CC,benign\n");
    KeyFiles key = SmallKeys.create(folder.resolve("keys"));
    String before = imagesSha256(release, none, key);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      lines.append(Digests.sha256(folder.resolve("m" + i + ".dcm"))).append('\n');
      lines.append(Digests.sha256(folder.resolve("b" + i + ".dcm"))).append('\n');
    }
    lines.append("0".repeat(64)).append('\n');
    assertThat(before)
        .isEqualTo(Digests.sha256(lines.toString().getBytes(StandardCharsets.US_ASCII)));
    SmallDicom.write(folder.resolve("b3.dcm"), 2);
    assertThat(imagesSha256(release, none, key)).isNotEqualTo(before);
  }

  private String imagesSha256(Path release, Path cohort, KeyFiles key) throws IOException {
    check(release, cohort, "--result", result, "--sign", key.privateKey());
    String sha256 =
        JsonParser.parseString(Files.readString(result))
            .getAsJsonObject()
            .getAsJsonObject("cohort")
            .get("imagesSha256")
            .getAsString();
    assertThat(new String(payload(), StandardCharsets.UTF_8)).contains(sha256);
    return sha256;
  }

  @Test
  void noPatientIsInAnyDocument() throws IOException {
    Path cohort = site.cohort(12, 0);
    Files.copy(folder.resolve("m0.dcm"), folder.resolve("DOE_JANE.dcm"));
    Files.writeString(folder.resolve("ROE_RICHARD.dcm"), "no mammogram");
    Files.writeString(
        cohort,
        Files.readString(cohort)
            + "DOE_JANE.dcm,DOE^JANE,L,CC,malignant\nROE_RICHARD.dcm,ROE^RICHARD,L,CC,benign\n");
    KeyFiles key = SmallKeys.create(folder.resolve("keys"));
    Path junit = folder.resolve("junit.xml");
    Path summary = folder.resolve("summary.md");
    Cli run =
        check(
            site.release(0.80, 0.75, 0.85),
            cohort,
            "--result",
            result,
            "--sign",
            key.privateKey(),
            "--junit",
            junit,
            "--summary",
            summary);
    assertThat(run.exitCode()).isEqualTo(5);
    JsonObject document = JsonParser.parseString(Files.readString(result)).getAsJsonObject();
    assertThat(document.getAsJsonObject("cohort").getAsJsonArray("refused").toString())
        .isEqualTo("[{\"line\":27,\"code\":\"NOT_DICOM\"}]");
    for (Path file : List.of(result, bundle(), junit, summary)) {
      String text = Files.readString(file);
      String signed = file.equals(bundle()) ? new String(payload(), StandardCharsets.UTF_8) : "";
      assertThat(text + signed)
          .doesNotContain("ROE", "DOE", "RICHARD", "JANE", SmallDicom.PATIENT, folder.toString());
    }
    assertThat(Files.readString(junit)).contains("line 27 (NOT_DICOM)");
  }

  @Test
  void whatTheSiteSignsAnybodyCanVerify() {
    KeyFiles key = signed(site.cohort(15, 0));
    Cli verified = Cli.run("verify", result, "--trust", key.publicKey());
    assertThat(verified.exitCode()).as(verified.err()).isZero();
    assertThat(verified.out())
        .contains("release    small 1.0.0; sha256 ", "verdict    PASSED; exit code 0")
        .contains("signature  signed by 'signing-key.pub.pem', " + key.fingerprint());
    Cli json = Cli.run("verify", result, "--trust", key.publicKey(), "--json");
    assertThat(JsonParser.parseString(json.out()).getAsJsonObject().get("verdict").getAsString())
        .isEqualTo("PASSED");
  }

  /** A signature says whose word it is; the word may be no. */
  @Test
  void aFailedCheckIsSignedToo() throws IOException {
    KeyFiles key = SmallKeys.create(folder.resolve("keys"));
    Cli run =
        check(
            site.release(0.95, 0.94, 0.96),
            site.cohort(20, 20),
            "--result",
            result,
            "--sign",
            key.privateKey());
    assertThat(run.exitCode()).as("signing changes nothing").isEqualTo(3);
    Cli verified = Cli.run("verify", result, "--trust", key.publicKey());
    assertThat(verified.exitCode()).as("genuine, and a no").isEqualTo(3);
    assertThat(verified.out())
        .contains("result     as signed")
        .contains("verdict    FAILED; exit code 3: this release was NOT accepted");
    JsonObject predicate =
        JsonParser.parseString(new String(payload(), StandardCharsets.UTF_8))
            .getAsJsonObject()
            .getAsJsonObject("predicate");
    assertThat(predicate.get("result").getAsString()).isEqualTo("FAILED");
    assertThat(predicate.getAsJsonArray("failedTests")).hasSize(1);
    assertThat(predicate.getAsJsonArray("passedTests")).hasSize(2);
  }

  @Test
  void everyChangedByteIsNoticed() throws IOException {
    KeyFiles key = signed(site.cohort(15, 0));
    for (Path file : List.of(result, bundle())) {
      byte[] good = Files.readAllBytes(file);
      for (int at = 1; at < good.length; at += good.length / 60) {
        byte[] bad = good.clone();
        bad[at] ^= 1;
        if (isBlank(good[at]) && isBlank(bad[at])) {
          continue;
        }
        Files.write(file, bad);
        if (file.equals(bundle()) && verify(key).exitCode() == 0) {
          assertThat(signedPart(bad)).as("at " + at).isEqualTo(signedPart(good));
          continue;
        }
        assertThat(verify(key).exitCode()).as(file + " at " + at).isEqualTo(4);
        assertThat(verify(key).err().lines()).hasSize(1);
      }
      Files.write(file, good);
    }
    assertThat(verify(key).exitCode()).isZero();
  }

  /** The rest is read by nobody: the log's entries, and what hints at a key. */
  private static List<String> signedPart(byte[] bundle) {
    JsonObject envelope =
        JsonParser.parseString(new String(bundle, StandardCharsets.UTF_8))
            .getAsJsonObject()
            .getAsJsonObject("dsseEnvelope");
    JsonObject signature = envelope.getAsJsonArray("signatures").get(0).getAsJsonObject();
    return List.of(
        envelope.get("payloadType").getAsString(),
        envelope.get("payload").getAsString(),
        signature.get("sig").getAsString());
  }

  @Test
  void theSignatureOfSomebodyElseIsFour() {
    signed(site.cohort(15, 0));
    KeyFiles other = SmallKeys.create(folder.resolve("other"));
    Cli run = verify(other);
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .contains("'acceptance.json.sigstore.json' is by a key that is not trusted here: ");
  }

  @Test
  void aReleasesSignatureIsNoneOfADocument() throws IOException {
    KeyFiles key = signed(site.cohort(15, 0));
    Path release = SmallKeys.signedRelease(folder.resolve("signed"), key);
    Files.copy(release.resolve("signature.json"), bundle(), StandardCopyOption.REPLACE_EXISTING);
    assertThat(verify(key).exitCode()).isEqualTo(4);
    assertThat(verify(key).err()).contains("'predicateType' is");
  }

  @Test
  void tooFewCasesAreNoAcceptance() {
    KeyFiles key = SmallKeys.create(folder.resolve("keys"));
    Object[] sign = {"--result", result, "--sign", key.privateKey()};
    check(site.release(0.80, 0.75, 0.85), site.cohort(3, 0), sign);
    assertThat(verify(key).exitCode()).isEqualTo(9);
    assertThat(verify(key).out()).contains("NOT ENOUGH CASES; exit code 9: this release was NOT");
  }

  @Test
  void aResultOfAnotherReleaseIsFour() {
    KeyFiles key = signed(site.cohort(15, 0));
    Path checked = folder.resolve("store/small/1.0.0");
    Object[] verify = {"verify", result, "--trust", key.publicKey(), "--release", checked};
    assertThat(Cli.run(verify).exitCode()).isZero();
    verify[5] = site.release("other", 0.80, 0.75, 0.85);
    Cli run = Cli.run(verify);
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("is not the release that was checked");
    assertThat(Cli.run("verify", checked, "--release", checked).exitCode()).isEqualTo(2);
  }

  /** Signed by the site's key, with a statement that says otherwise than the document. */
  @ParameterizedTest
  @CsvSource({"true, true, 0", "false, true, 4", "true, false, 4"})
  void aStatementThatSaysOtherwiseIsFour(boolean sameResult, boolean sameRelease, int exit)
      throws IOException {
    KeyFiles key = signed(site.cohort(15, 0));
    String sha256 =
        JsonParser.parseString(Files.readString(result))
            .getAsJsonObject()
            .getAsJsonObject("release")
            .get("sha256")
            .getAsString();
    TestResult statement =
        new TestResult(
            List.of(
                new TestResult.Artifact("acceptance.json", Digests.sha256(result)),
                new TestResult.Artifact("small-1.0.0", sameRelease ? sha256 : "0".repeat(64))),
            sameResult,
            List.of(),
            List.of(),
            List.of());
    Files.write(bundle(), Signer.load(key.privateKey()).sign(statement));
    assertThat(verify(key).exitCode()).isEqualTo(exit);
    assertThat(verify(key).err())
        .contains(exit == 0 ? "" : "that was signed is not the one in the document");
  }

  @Test
  void aDocumentOfARevokedReleaseCountsNoMore() throws IOException {
    KeyFiles key = signed(site.cohort(15, 0));
    String sha256 =
        JsonParser.parseString(Files.readString(result))
            .getAsJsonObject()
            .getAsJsonObject("release")
            .get("sha256")
            .getAsString();
    String pem = Files.readString(key.publicKey()).replace("\n", "\\n");
    Path trust =
        Files.writeString(
            folder.resolve("trust.json"),
            "{\"schema\": \"1.0\", \"keys\": [{\"name\": \"site\", \"publicKey\": \""
                + pem
                + "\"}], \"revokedReleases\": [{\"sha256\": \""
                + sha256
                + "\", \"reason\": \"bad\"}]}");
    Cli run = Cli.run("verify", result, "--trust", trust);
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("the release that was tested is revoked (bad)");
  }

  private KeyFiles signed(Path cohort) {
    KeyFiles key = SmallKeys.create(folder.resolve("keys"));
    Cli run =
        check(
            site.release(0.80, 0.75, 0.85), cohort, "--result", result, "--sign", key.privateKey());
    assertThat(run.exitCode()).as(run.err()).isZero();
    return key;
  }

  private Cli verify(KeyFiles key) {
    return Cli.run("verify", result, "--trust", key.publicKey());
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\n';
  }

  private Path bundle() {
    return folder.resolve("acceptance.json.sigstore.json");
  }

  private byte[] payload() throws IOException {
    String payload =
        JsonParser.parseString(Files.readString(bundle()))
            .getAsJsonObject()
            .getAsJsonObject("dsseEnvelope")
            .get("payload")
            .getAsString();
    return Base64.getDecoder().decode(payload);
  }

  private static Cli check(Path release, Path cohort, Object... more) {
    Object[] arguments = new Object[more.length + 4];
    arguments[0] = "check";
    arguments[1] = release;
    arguments[2] = "--cohort";
    arguments[3] = cohort;
    System.arraycopy(more, 0, arguments, 4, more.length);
    return Cli.run(arguments);
  }
}
