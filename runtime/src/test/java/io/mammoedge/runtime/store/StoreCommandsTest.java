package io.mammoedge.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.testing.Cli;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
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
