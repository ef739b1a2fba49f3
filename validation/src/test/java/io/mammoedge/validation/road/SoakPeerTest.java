package io.mammoedge.validation.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.mammoedge.runtime.cli.RuntimeMain;
import io.mammoedge.runtime.testing.Script;
import io.mammoedge.validation.cli.Toolbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code soak} in short: some minutes, with Debian's orthanc, and with a disk that fills where one
 * may be mounted.
 */
@Tag("peer")
class SoakPeerTest {
  private static final int STUDIES = 1000;
  private static final int KILLS = 10;

  @TempDir private Path folder;

  @Test
  void nothingIsLostAndNothingIsSentTwice() throws Exception {
    boolean mounts = mayMount();
    List<String> command = new ArrayList<>();
    Path disk = Files.createDirectories(folder.resolve("disk"));
    if (mounts) {
      String mount = "mount -t tmpfs -o size=300m tmpfs " + disk + " && exec \"$@\"";
      command.addAll(List.of("unshare", "-rm", "sh", "-c", mount, "sh"));
    }
    command.addAll(java());
    command.addAll(
        List.of(
            "soak",
            "--release",
            release().toString(),
            "--out",
            folder.resolve("soak").toString(),
            "--spool",
            disk.toString(),
            "--studies",
            String.valueOf(STUDIES),
            "--kills",
            String.valueOf(KILLS),
            "--outages",
            "2",
            "--json"));
    JsonObject result = result(command);
    for (String bad : List.of("lost", "incomplete", "twice", "wrong")) {
      assertThat(result.get(bad).getAsInt()).as("%s in %s", bad, result).isZero();
    }
    assertThat(result.get("images").getAsInt()).isEqualTo(4 * STUDIES);
    assertThat(result.get("kills").getAsInt()).isEqualTo(KILLS);
    assertThat(result.get("outages").getAsInt()).isEqualTo(2);
    assertThat(result.get("fullDisks").getAsInt()).isEqualTo(mounts ? 2 : 0);
  }

  private List<String> java() throws IOException {
    Path jar = folder.resolve("runtime.jar");
    Script.writeJar(jar, RuntimeMain.class.getName());
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx600m",
        "-Dmammoedge.runtime.jar=" + jar,
        "-cp",
        System.getProperty("java.class.path"),
        Toolbox.class.getName());
  }

  private Path release() throws IOException {
    SmallRoad road = SmallRoad.make(folder);
    Ran export = road.exportUnmeasured("soak", "1.0.0");
    assertThat(export.exit()).as(export.err()).isZero();
    return road.store().resolve("soak/1.0.0");
  }

  private JsonObject result(List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(command).redirectError(folder.resolve("soak.err").toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out + Files.readString(folder.resolve("soak.err"))).isZero();
    return JsonParser.parseString(out).getAsJsonObject();
  }

  private static boolean mayMount() throws InterruptedException {
    try {
      return new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt")
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
