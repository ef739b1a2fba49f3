package io.mammoedge.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.testing.Cli;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublisherCommandsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"ecdsa-p256", "ed25519", "ED25519"})
  void aNewKeySignsAndItsOwnerAloneCanReadIt(String algorithm) throws IOException {
    Path keys = folder.resolve("keys");
    Cli made = Cli.publisher("keygen", "--out", keys, "--algorithm", algorithm);
    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(made.out()).contains(Digests.sha256(keys.resolve("signing-key.pub.pem")));
    assertThat(Files.getPosixFilePermissions(keys.resolve("signing-key.pem")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));

    Path release = SmallRelease.write(folder.resolve("store"));
    Cli signed = Cli.publisher("sign", release, "--key", keys.resolve("signing-key.pem"));
    assertThat(signed.exitCode()).as(signed.err()).isZero();
    Path trust = keys.resolve("signing-key.pub.pem");
    assertThat(Cli.run("verify", release, "--trust", trust).exitCode()).isZero();
  }

  @Test
  void theDefaultIsWhatEveryToolVerifies() throws IOException {
    Cli.publisher("keygen", "--out", folder);
    // The OID of P-256, 1.2.840.10045.3.1.7, in base64 at its fixed place.
    assertThat(Files.readString(folder.resolve("signing-key.pub.pem")))
        .startsWith("-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"signing-key.pem", "signing-key.pub.pem"})
  void aKeyIsNeverOverwritten(String name) throws IOException {
    Path there = Files.writeString(folder.resolve(name), "precious");
    Cli run = Cli.publisher("keygen", "--out", folder);
    assertThat(run.exitCode()).isEqualTo(8);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .contains(name + " exists already, and a key is never overwritten");
    assertThat(there).hasContent("precious");
    assertThat(folder).isDirectoryNotContaining(file -> !file.equals(there));
  }

  /** A killed run must not leave in the release what makes it be refused for good. */
  @Test
  void nothingButTheSignatureEverEntersTheRelease() throws Exception {
    Cli.publisher("keygen", "--out", folder);
    Path release = SmallRelease.write(folder.resolve("store"));
    try (WatchService watch = release.getFileSystem().newWatchService()) {
      release.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      Cli.publisher("sign", release, "--key", folder.resolve("signing-key.pem"));
      WatchKey events = watch.poll(1, TimeUnit.MINUTES);
      assertThat(events.pollEvents())
          .extracting(event -> String.valueOf(event.context()))
          .containsOnly("signature.json");
    }
    assertThat(release.getParent()).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void aBrokenReleaseIsNotSigned() throws IOException {
    Cli.publisher("keygen", "--out", folder);
    Path release = SmallRelease.write(folder.resolve("store"));
    Files.writeString(release.resolve("MODEL_CARD.md"), "changed");
    Cli run = Cli.publisher("sign", release, "--key", folder.resolve("signing-key.pem"));
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("'MODEL_CARD.md' is not the published file");
    assertThat(release.resolve("signature.json")).doesNotExist();
  }

  @Test
  void whatIsNoPrivateKeyIsAUsageError() {
    Cli.publisher("keygen", "--out", folder);
    Path release = SmallRelease.write(folder.resolve("store"));
    Cli run = Cli.publisher("sign", release, "--key", folder.resolve("signing-key.pub.pem"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("is a 'PUBLIC KEY', not a 'PRIVATE KEY'");
  }

  @Test
  void theEdgeJarMakesTheSitesKeyAndSignsNoRelease() {
    assertThat(Cli.run("sign", "x", "--key", "y").exitCode()).isEqualTo(2);
    assertThat(Cli.run("keygen", "--out", folder).exitCode()).isZero();
  }
}
