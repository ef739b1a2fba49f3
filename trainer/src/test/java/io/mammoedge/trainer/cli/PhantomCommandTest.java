package io.mammoedge.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PhantomCommandTest {
  @TempDir Path folder;

  private static int call(String... arguments) {
    PhantomCommand command = new PhantomCommand();
    new CommandLine(command).parseArgs(arguments);
    return command.call();
  }

  private void fails(ExitCode exitCode, String message, String... arguments) {
    assertThatThrownBy(() -> call(arguments))
        .isInstanceOfSatisfying(
            MammoEdgeException.class, e -> assertThat(e.exitCode()).isEqualTo(exitCode))
        .hasMessageContaining(message);
  }

  @Test
  void writesTheLayoutAskedFor() {
    Path cbis = folder.resolve("c");
    Path inbreast = folder.resolve("i");
    String[] common = {"--patients", "1", "--size", "64x64", "--out"};
    assertThat(call(common[0], common[1], common[2], common[3], common[4], cbis.toString()))
        .isZero();
    assertThat(
            call(
                "--layout",
                "inbreast",
                common[0],
                common[1],
                common[2],
                common[3],
                common[4],
                inbreast.toString()))
        .isZero();
    assertThat(cbis.resolve("calc_case_description_test_set.csv")).exists();
    assertThat(inbreast.resolve("INbreast.csv")).exists();
  }

  @Test
  void neverWritesIntoAFolderInUse() throws IOException {
    Files.writeString(folder.resolve("mine.txt"), "precious");
    fails(ExitCode.EXISTS_ALREADY, "is not empty", "--out", folder.toString());
    assertThat(folder).isDirectoryContaining("glob:**mine.txt");
  }

  @Test
  void aFileIsNoFolderToWriteTo() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.txt"), "precious");
    fails(ExitCode.USAGE, "is a file", "--out", file.toString());
  }

  @Test
  void saysWhatIsWrongWithAnOption() {
    String out = folder.resolve("new").toString();
    fails(ExitCode.USAGE, "--out is missing");
    fails(ExitCode.USAGE, "--size 576", "--out", out, "--size", "576");
    fails(ExitCode.USAGE, "64..8192", "--out", out, "--size", "10x9999");
    fails(ExitCode.USAGE, "patients must be", "--out", out, "--patients", "0");
    fails(ExitCode.USAGE, "--layout vindr", "--out", out, "--layout", "vindr");
    assertThat(Path.of(out)).doesNotExist();
  }

  @Test
  void drawsTheDocumentationsPicture() throws IOException {
    Path file = folder.resolve("row.png");
    assertThat(call("--picture", file.toString())).isZero();
    assertThat(Files.size(file)).isBetween(20_000L, 150_000L);
    assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(896);
  }
}
