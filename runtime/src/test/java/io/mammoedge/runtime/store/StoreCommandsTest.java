package io.mammoedge.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.release.ReleaseSigning;
import io.mammoedge.runtime.testing.Cli;
import io.mammoedge.runtime.testing.SmallKeys;
import io.mammoedge.runtime.testing.SmallRelease;
import io.mammoedge.runtime.trust.KeyFiles;
import io.mammoedge.runtime.trust.Signer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code list}, {@code diff}, {@code promote} and {@code rollback} on real releases. */
class StoreCommandsTest {
  @TempDir private Path store;
  private Path line;

  @BeforeEach
  void publish() throws IOException {
    line = store.resolve("small");
    for (String version : new String[] {"1.0.0", "1.2.0", "1.10.0"}) {
      write(version, json -> json);
    }
    Files.writeString(line.resolve("current"), "1.0.0\n");
  }

  private Path write(String version, UnaryOperator<String> edit) {
    Manifest core =
        SmallRelease.edited(json -> edit.apply(json.replace("\"1.0.0\"", "\"" + version + "\"")));
    return SmallRelease.write(store, core);
  }

  @Test
  void theListIsInTheOrderOfVersionsAndMarksTheOneInUse() throws IOException {
    Files.createDirectories(line.resolve(".draft-of-a-killed-export"));
    Cli list = Cli.run("list", "--store", store);
    assertThat(list.exitCode()).isZero();
    assertThat(list.out().lines().map(text -> text.substring(0, 15).strip()))
        .containsExactly("* small 1.0.0", "small 1.2.0", "small 1.10.0");
    assertThat(Cli.run("list", "--store", store, "--json").out()).contains("\"current\": true");
    assertThat(Cli.run("list", "--store", store.resolve("none")).exitCode()).isEqualTo(2);
  }

  /** An export that was killed after its release was in place, before the line pointed at it. */
  @Test
  void aLineWithoutACurrentVersionIsListedAndPutInOrderByAPerson() throws IOException {
    Files.delete(line.resolve("current"));
    Cli list = Cli.run("list", "--store", store);
    assertThat(list.exitCode()).isZero();
    assertThat(list.out()).hasLineCount(3).doesNotContain("*");
    Cli verify = Cli.run("verify", line);
    assertThat(verify.exitCode()).isIn(2, 4);
    assertThat(verify.err()).hasLineCount(1);
    assertThat(Cli.run("promote", line.resolve("1.0.0")).exitCode()).isZero();
    assertThat(inUse()).isEqualTo("1.0.0");
  }

  @Test
  void aDiffNamesWhatChangedAndNothingElse() {
    Path other = write("2.0.0", json -> json.replace("\"threshold\": 0.7", "\"threshold\": 0.6"));
    Cli diff = Cli.run("diff", line.resolve("1.0.0"), other);
    assertThat(diff.exitCode()).isZero();
    assertThat(diff.out().lines())
        .hasSize(5)
        .contains("operating point (minor)")
        .anyMatch(text -> text.startsWith("  - p >= 0.7"))
        .anyMatch(text -> text.startsWith("  + p >= 0.6"));
    assertThat(Cli.run("diff", line.resolve("1.0.0"), line.resolve("1.2.0")).out())
        .contains("nothing but name, version and time differs");
  }

  @Test
  void promotionsPileUpAndRollbacksTakeThemOff() {
    assertThat(inUse()).isEqualTo("1.0.0");
    assertThat(Cli.run("promote", line.resolve("1.2.0")).exitCode()).isZero();
    assertThat(Cli.run("promote", line.resolve("1.10.0")).exitCode()).isZero();
    assertThat(inUse()).isEqualTo("1.10.0");
    assertThat(Cli.run("rollback", line).exitCode()).isZero();
    assertThat(inUse()).isEqualTo("1.2.0");
    assertThat(Cli.run("rollback", line).exitCode()).isZero();
    assertThat(inUse()).isEqualTo("1.0.0");
    Cli nothingLeft = Cli.run("rollback", line);
    assertThat(nothingLeft.exitCode()).isEqualTo(2);
    assertThat(nothingLeft.err()).contains("no version was in use before");
    assertThat(inUse()).isEqualTo("1.0.0");
  }

  @Test
  void aDamagedVersionIsNotPutIntoUse() throws IOException {
    Files.writeString(line.resolve("1.2.0/MODEL_CARD.md"), "altered");
    assertThat(Cli.run("promote", line.resolve("1.2.0")).exitCode()).isEqualTo(4);
    assertThat(inUse()).isEqualTo("1.0.0");
    assertThat(line.resolve("history")).doesNotExist();
    assertThat(Cli.run("promote", line.resolve("3.0.0")).exitCode()).isEqualTo(2);
  }

  /**
   * A signature holds wherever the release is: an old one must not come back under a new number.
   */
  @Test
  void anOldReleaseInThePlaceOfANewOneIsNotPutIntoUse() throws IOException {
    KeyFiles key = SmallKeys.create(store.resolve(".keys"));
    Path old = line.resolve("1.0.0");
    ReleaseSigning.sign(old, Signer.load(key.privateKey()), false);
    Path place = copy(old, line.resolve("2.0.0"));
    String message = "2.0.0: holds the release small 1.0.0 in the place of small 2.0.0";
    refused(message, "promote", place, "--trust", key.publicKey());
    Files.writeString(line.resolve("current"), "2.0.0\n");
    refused(message, "verify", line, "--trust", key.publicKey());
    Files.writeString(
        line.resolve("history"),
        "2026-11-26T02:00:00Z promote 2.0.0\n2026-11-26T02:00:00Z promote 1.2.0\n");
    Files.writeString(line.resolve("current"), "1.2.0\n");
    refused(message, "rollback", line, "--trust", key.publicKey());
    assertThat(inUse()).isEqualTo("1.2.0");
    assertThat(Cli.run("verify", place, "--trust", key.publicKey()).exitCode())
        .as("a copy that is named itself may have any name")
        .isZero();
  }

  @Test
  void aLineIsNotAnotherOne() throws IOException {
    Path other = Files.move(line, store.resolve("other"));
    String message = "1.0.0: holds the release small 1.0.0 in the place of other 1.0.0";
    refused(message, "info", other);
    refused(message, "promote", other.resolve("1.0.0"));
  }

  @Test
  void theListMarksWhatIsBadAndGoesOn() throws IOException {
    Files.writeString(line.resolve("1.2.0/manifest.json"), "{");
    Files.move(line.resolve("1.10.0"), line.resolve("1.11.0"));
    Files.writeString(Files.createDirectories(store.resolve("gone")).resolve("current"), "1.0.0");
    Files.writeString(line.resolve("current"), "\u001b[2J\n");
    Cli list = Cli.run("list", "--store", store);
    assertThat(list.exitCode()).isEqualTo(4);
    assertThat(list.out().lines().toList())
        .satisfiesExactly(
            text -> assertThat(text).startsWith("! gone  ").endsWith("there is no release 1.0.0"),
            text -> assertThat(text).startsWith("! small  ").endsWith("'?[2J' is not a version"),
            text -> assertThat(text).startsWith("  small 1.0.0  2026-11-23"),
            text -> assertThat(text).startsWith("! small 1.2.0  ").contains("not JSON"),
            text -> assertThat(text).startsWith("! small 1.11.0  ").contains("small 1.10.0 in"));
    Cli json = Cli.run("list", "--store", store, "--json");
    assertThat(json.exitCode()).isEqualTo(4);
    assertThat(JsonParser.parseString(json.out()).getAsJsonArray())
        .extracting(entry -> entry.getAsJsonObject().get("problem").isJsonNull())
        .containsExactly(false, false, true, false, false);
  }

  @Test
  void aDamagedCurrentIsNoUsageError() throws IOException {
    Files.writeString(line.resolve("current"), "newest\n");
    refused("current: 'newest' is not a version", "rollback", line);
    refused("current: 'newest' is not a version", "promote", line.resolve("1.2.0"));
    refused("current: 'newest' is not a version", "verify", line);
  }

  @Test
  void aMachineReadsWhatIsInUse() {
    JsonObject promoted = json("promote", line.resolve("1.2.0"), "--json");
    assertThat(promoted.get("release").getAsString()).isEqualTo("small 1.2.0");
    assertThat(promoted.get("directory").getAsString()).endsWith("small/1.2.0");
    assertThat(promoted.get("signedBy").isJsonNull()).isTrue();
    JsonObject back = json("rollback", line, "--json");
    assertThat(back.get("release").getAsString()).isEqualTo("small 1.0.0");
    assertThat(back.get("sha256").getAsString())
        .isEqualTo(json("verify", line, "--json").get("sha256").getAsString());
  }

  @Test
  void aDiffWithTrustTakesOnlySignedReleases() {
    KeyFiles key = SmallKeys.create(store.resolve(".keys"));
    Path signed = line.resolve("1.0.0");
    ReleaseSigning.sign(signed, Signer.load(key.privateKey()), false);
    assertThat(Cli.run("diff", signed, signed, "--trust", key.publicKey()).exitCode()).isZero();
    refused("not signed", "diff", signed, line.resolve("1.2.0"), "--trust", key.publicKey());
  }

  /** Colours, titles, cursor movements and writing from right to left are no part of a release. */
  @Test
  void aManifestDoesNotCommandTheTerminal() {
    String evil = "a\\u001b[31m\\u202eb\\r\\nc é";
    Path other =
        write(
            "3.0.0",
            json ->
                json.replace("Apache-2.0", evil)
                    .replace(": \"small\",\n  \"mem", ": \"" + evil + "\",\n  \"mem"));
    for (Cli run :
        List.of(
            Cli.run("list", "--store", store),
            Cli.run("info", other),
            Cli.run("diff", line.resolve("1.0.0"), other))) {
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).contains("a?[31m?b??c é").doesNotContain("\u001b", "\u202e", "\r");
    }
  }

  private static JsonObject json(Object... arguments) {
    return JsonParser.parseString(Cli.run(arguments).out()).getAsJsonObject();
  }

  private static void refused(String message, Object... arguments) {
    Cli run = Cli.run(arguments);
    assertThat(run.exitCode()).as(run.out()).isEqualTo(4);
    assertThat(run.err()).contains(message).hasLineCount(1);
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path path : walk.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)));
      }
    }
    return to;
  }

  @Test
  void aHistoryThatSomebodyWroteIntoIsRefused() throws IOException {
    Files.writeString(line.resolve("history"), "now promote\n");
    Cli rollback = Cli.run("rollback", line);
    assertThat(rollback.exitCode()).isEqualTo(4);
    assertThat(rollback.err()).contains("history").hasLineCount(1);
  }

  /** What the line's name opens. */
  private String inUse() {
    return Release.open(line).manifest().version();
  }
}
