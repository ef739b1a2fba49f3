package io.mammoedge.validation.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.runtime.cli.RuntimeMain;
import io.mammoedge.runtime.testing.Script;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bench serve}: a real node, asked by several clients. */
class ServeBenchTest {
  private static final String JAR = "mammoedge.runtime.jar";

  @TempDir static Path folder;
  private static Path release;

  @BeforeAll
  static void export() throws IOException {
    SmallRoad road = SmallRoad.make(folder);
    Ran export = road.exportUnmeasured("bench", "1.0.0");
    assertThat(export.exit()).as(export.err()).isZero();
    release = road.store().resolve("bench/1.0.0");
    Path jar = folder.resolve("runtime.jar");
    Script.writeJar(jar, RuntimeMain.class.getName());
    System.setProperty(JAR, jar.toString());
  }

  @AfterAll
  static void forget() {
    System.clearProperty(JAR);
  }

  @Test
  void timesAreToldAsJson() {
    Ran ran = Ran.toolbox("bench", "serve", release, "--quick", "--provider", "cpu", "--json");
    assertThat(ran.exit()).as(ran.err()).isZero();
    JsonArray nodes = JsonParser.parseString(ran.out()).getAsJsonArray();
    JsonObject node = nodes.get(0).getAsJsonObject();
    assertThat(node.get("provider").getAsString()).isEqualTo("cpu");
    assertThat(node.get("readySeconds").getAsDouble()).isPositive();
    assertThat(node.getAsJsonArray("loads")).hasSize(2);
    assertThat(node.getAsJsonArray("loads").get(1).getAsJsonObject().get("answers").getAsInt())
        .isEqualTo(8);
  }

  @Test
  void aNodeThatDoesNotStartSaysWhyWithItsOwnExitCode() {
    Ran ran = Ran.toolbox("bench", "serve", release, "--quick", "--provider", "cuda");
    assertThat(ran.exit()).as(ran.err()).isEqualTo(7);
    assertThat(ran.err()).contains("CUDA is not available");
    assertThat(ran.err().lines().filter(line -> line.startsWith("mammoedge: "))).hasSize(1);
  }

  @Test
  void withoutAReleaseOrWithItsOptionsElsewhereItIsAMistake() {
    assertThat(Ran.toolbox("bench", "serve").exit()).isEqualTo(2);
    assertThat(Ran.toolbox("bench", "--variant", "int8").exit()).isEqualTo(2);
  }
}
