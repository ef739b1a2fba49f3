package io.mammoedge.validation.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.testing.Script;
import io.mammoedge.validation.cli.Toolbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout that is built already, beside the bench's peers. */
@EnabledOnOs(OS.LINUX)
class LauncherTest {
  private static final Instant BUILT = Instant.parse("2026-01-02T00:00:00Z");

  @TempDir private Path checkout;

  @BeforeEach
  void build() throws Exception {
    Files.copy(Path.of("../mammoedge"), checkout.resolve("mammoedge"));
    checkout.resolve("mammoedge").toFile().setExecutable(true);
    Path toolbox = checkout.resolve("validation/target/toolbox");
    Script.writeJar(toolbox.resolve("toolbox.jar"), Toolbox.class.getName());
    Files.createDirectories(checkout.resolve("runtime/src/main"));
    write("pom.xml", BUILT.minusSeconds(1));
    write("runtime/pom.xml", BUILT.minusSeconds(1));
    write("validation/bench-peers/pom.xml", BUILT.minusSeconds(1));
    write("validation/bench-peers/src/Peer.java", BUILT.minusSeconds(1));
    Files.writeString(toolbox.resolve("complete"), "");
  }

  @Test
  void theBenchSaysThatItsPeersAreOlderThanTheirSources() throws Exception {
    write("validation/bench-peers/target/peers/bench-peers-1.jar", BUILT);
    assertThat(launch("bench")).doesNotContain("peers are older").contains("Usage");

    write("validation/bench-peers/src/Peer.java", BUILT.plusSeconds(1));

    assertThat(launch("bench")).contains("peers are older", "mvn -P bench-peers").contains("Usage");
    assertThat(launch("demo")).doesNotContain("peers are older").contains("Usage");
  }

  @Test
  void whoHasNotBuiltThePeersHearsNothingOfThem() throws Exception {
    assertThat(launch("bench")).doesNotContain("peers are older").contains("Usage");
  }

  private String launch(String command) throws Exception {
    Script ran = Script.run("./mammoedge " + command + " --help", checkout, Map.of());
    assertThat(ran.exit()).as(ran.output()).isZero();
    return ran.output();
  }

  private void write(String name, Instant time) throws Exception {
    Path file = checkout.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    Files.setLastModifiedTime(file, FileTime.from(time));
  }
}
