package io.mammoedge.runtime.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.release.ReleaseSigning;
import io.mammoedge.runtime.testing.Cli;
import io.mammoedge.runtime.testing.SmallRelease;
import io.mammoedge.runtime.testing.SmallSite;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Our signatures, verified by Python and openssl; openssl's keys, read by us. */
@Tag("peer")
class OpensslPeerTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"p256, sha256", "p384, sha384", "p521, sha512", "ed25519,"})
  void opensslVerifiesWhatWeSign(String key, String digest) throws Exception {
    Path release = SmallRelease.write(folder);
    ReleaseSigning.sign(release, Signer.load(Vectors.file(key + ".key.pem")), false);
    Path publicKey = Vectors.file(key + ".pub.pem");
    assertThat(verify(release, publicKey, digest)).isZero();
    assertThat(verify(release, Vectors.file("other.pub.pem"), digest)).isEqualTo(1);
    Files.writeString(release.resolve("MODEL_CARD.md"), "changed");
    assertThat(verify(release, publicKey, digest)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"p256, sha256", "p384, sha384", "p521, sha512", "ed25519,"})
  void opensslVerifiesWhatASiteSigns(String key, String digest) throws Exception {
    SmallSite site = new SmallSite(folder);
    Path result = folder.resolve("acceptance.json");
    Cli check =
        Cli.run(
            "check",
            site.release(0.80, 0.75, 0.85),
            "--cohort",
            site.cohort(15, 0),
            "--result",
            result,
            "--sign",
            Vectors.file(key + ".key.pem"));
    assertThat(check.exitCode()).as(check.err()).isZero();
    String script = "verify_result.py";
    assertThat(verify(script, result, Vectors.file(key + ".pub.pem"), digest)).isZero();
    assertThat(verify(script, result, Vectors.file("other.pub.pem"), digest)).isEqualTo(1);
    Files.writeString(result, Files.readString(result) + "\n");
    assertThat(verify(script, result, Vectors.file(key + ".pub.pem"), digest)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void opensslReadsOurKeys(KeyAlgorithm algorithm) throws Exception {
    KeyFiles key = KeyFiles.create(folder, algorithm);
    Path derived = folder.resolve("derived.pem");
    assertThat(
            run("openssl", "pkey", "-in", key.privateKey(), "-pubout", "-out", derived.toString()))
        .isZero();
    assertThat(derived).hasSameTextualContentAs(key.publicKey());
  }

  @Test
  void weReadKeysOfOpenssl() throws Exception {
    for (String curve : List.of("P-256", "P-384", "P-521")) {
      Path key = folder.resolve(curve + ".pem");
      Path derived = folder.resolve(curve + ".pub.pem");
      run(
          "openssl",
          "genpkey",
          "-algorithm",
          "EC",
          "-pkeyopt",
          "ec_paramgen_curve:" + curve,
          "-out",
          key);
      run("openssl", "pkey", "-in", key, "-pubout", "-out", derived);
      assertThat(PublicKeys.write(Signer.load(key).publicKey()))
          .isEqualTo(Files.readString(derived));
    }
  }

  private static int verify(Path release, Path key, String digest) throws Exception {
    return verify("verify_release.py", release, key, digest);
  }

  private static int verify(String script, Path signed, Path key, String digest) throws Exception {
    List<Object> command = new ArrayList<>(List.of("python3", Vectors.file(script), signed, key));
    if (digest != null) {
      command.add(digest);
    }
    return run(command.toArray());
  }

  private static int run(Object... command) throws IOException, InterruptedException {
    String[] texts = List.of(command).stream().map(String::valueOf).toArray(String[]::new);
    return new ProcessBuilder(texts)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
