package io.mammoedge.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineTest {
  @TempDir private Path store;
  private Line line;

  @BeforeEach
  void publish() {
    line = new Line(store.resolve("small"));
    for (String version : new String[] {"1.0.0", "1.0.1-rc.1", "1.0.1-rc.2"}) {
      write(version);
    }
  }

  private void write(String version) {
    SmallRelease.write(
        store, SmallRelease.edited(text -> text.replace("\"1.0.0\"", "\"" + version + "\"")));
  }

  /** Else a pre-release could launder new weights into a patch. */
  @ParameterizedTest
  @CsvSource({"1.0.1, 1.0.0", "1.0.1-rc.2, 1.0.1-rc.1", "1.0.1-rc.1, 1.0.0", "2.0.0, 1.0.0"})
  void whatAVersionIsComparedWith(String version, String before) {
    assertThat(line.before(Version.parse(version)).map(Manifest::version)).hasValue(before);
  }

  @Test
  void nothingComesBeforeTheFirst() {
    assertThat(line.before(Version.parse("1.0.0"))).isEmpty();
  }

  @Test
  void itsNameIsThatOfItsFolderWhateverLedThere() throws IOException {
    Path link = Files.createSymbolicLink(store.resolve("production"), line.directory());
    assertThat(new Line(link).name()).isEqualTo("small");
    assertThat(new Line(link.resolve("1.0.0/..")).name()).isEqualTo("small");
    assertThat(new Line(store.resolve("none")).name()).isEqualTo("none");
  }

  @Test
  void aManifestInThePlaceOfAnotherIsRefused() throws IOException {
    Files.move(line.directory().resolve("1.0.1-rc.2"), line.directory().resolve("2.0.0"));
    assertThatThrownBy(() -> line.before(Version.parse("3.0.0")))
        .isInstanceOf(IntegrityException.class)
        .hasMessageEndingWith(
            "2.0.0: holds the release small 1.0.1-rc.2 in the place of small 2.0.0");
  }
}
