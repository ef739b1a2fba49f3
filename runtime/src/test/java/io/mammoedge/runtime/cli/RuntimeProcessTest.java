package io.mammoedge.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonParser;
import io.mammoedge.runtime.testing.QuietJava;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main class in a process of its own, as a hospital's script starts it. */
class RuntimeProcessTest {
  @TempDir private Path folder;

  @Test
  void scoresAndEndsWithTheExitCode() throws Exception {
    Path release = SmallRelease.write(folder.resolve("store"));
    Path image = SmallDicom.write(folder.resolve("a.dcm"), 0);
    Path text = Files.writeString(folder.resolve("ü.txt"), "hello");
    File out = folder.resolve("out.json").toFile();
    int exitCode = run(out, "score", "--json", release, image, text);
    assertThat(exitCode).isEqualTo(5);
    String json = Files.readString(out.toPath());
    assertThat(JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("results")).hasSize(2);
    assertThat(Files.readString(folder.resolve("err.txt")).lines()).hasSize(1);
  }

  /** ONNX Runtime reads the command line when it starts. */
  @Test
  void aThousandFilesInOneCommandAreScored() throws Exception {
    Path image = SmallDicom.write(folder.resolve("a.dcm"), 0);
    List<Object> arguments = new ArrayList<>(List.of("score", "--json"));
    arguments.add(SmallRelease.write(folder.resolve("store")));
    arguments.addAll(Collections.nCopies(1000, image));
    File out = folder.resolve("out.json").toFile();

    assertThat(run(out, arguments.toArray())).isZero();

    String json = Files.readString(out.toPath());
    assertThat(JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("results"))
        .hasSize(1000);
  }

  /** Forty images of 8 MB, where Java may have 96 MB for everything. */
  @Test
  void imagesDoNotGatherInMemory() throws Exception {
    short[] pixels = new short[2000 * 2000];
    Arrays.fill(pixels, 0, pixels.length / 2, (short) 9999);
    Path image = SmallDicom.write(folder.resolve("a.dcm"), 2000, 2000, pixels);
    List<Object> arguments = new ArrayList<>(List.of("score", "--json"));
    arguments.add(SmallRelease.write(folder.resolve("store")));
    arguments.addAll(Collections.nCopies(40, image));
    File out = folder.resolve("out.json").toFile();

    assertThat(run(out, List.of("-Xmx96m"), arguments.toArray())).isZero();
  }

  @Test
  void aFullDiskIsSeventyFour() throws Exception {
    assumeThat(Path.of("/dev/full")).as("this system has no /dev/full").exists();
    assertThat(run(new File("/dev/full"), "--version")).isEqualTo(74);
    assertThat(Files.readString(folder.resolve("err.txt")))
        .contains("standard output cannot be written");
  }

  private int run(File out, Object... arguments) throws Exception {
    return run(out, List.of(), arguments);
  }

  private int run(File out, List<String> options, Object... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(RuntimeMain.class.getName());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return QuietJava.command(command)
        .redirectOutput(out)
        .redirectError(folder.resolve("err.txt").toFile())
        .start()
        .waitFor();
  }
}
