package io.mammoedge.validation.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.validation.cli.Toolbox;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports in processes of their own that are killed: there is a whole release or none. */
class KilledExportTest {
  private static final String[] EXPORT = {"--int8", "--margin", "0.9"};

  /** 128 and the number of the signal. */
  private static final int SIGKILL = 137;

  @TempDir private Path folder;
  private SmallRoad road;

  @Test
  void aKilledExportLeavesNoHalfRelease() throws Exception {
    road = SmallRoad.make(folder, 12, new ImageSize(64, 48).stretch());
    Path line = road.store().resolve("small");
    killWhen(() -> log().contains("Proving parity"));
    assertThat(line).as("nothing is written before the proof").doesNotExist();
    killWhen(() -> draftHas(line, ""));
    assertWholeOrAbsent(line);
    killWhen(() -> draftHas(line, "manifest.json"));
    assertWholeOrAbsent(line);
    aNewExportWorksAndTidiesUp(line);
  }

  /** The export's process, up to a moment or to its end. */
  private void killWhen(BooleanSupplier moment) throws Exception {
    Process export = start();
    boolean over = false;
    while (!over && !moment.getAsBoolean()) {
      over = export.waitFor(1, TimeUnit.MILLISECONDS);
    }
    export.destroyForcibly().waitFor();
    // Killed, or it came to its end before, or it found that a former one had.
    assertThat(export.exitValue()).as(log()).isIn(SIGKILL, 0, 8);
  }

  private void assertWholeOrAbsent(Path line) {
    Ran list = Ran.toolbox("list", "--store", road.store());
    assertThat(list.exit()).as(list.err()).isZero();
    Path release = line.resolve("1.0.0");
    assertThat(list.out().contains("small 1.0.0")).isEqualTo(Files.exists(release));
    assertThat(list.out() + list.err()).doesNotContain("draft");
    if (Files.exists(release)) {
      Ran verify = Ran.toolbox("verify", release);
      assertThat(verify.exit()).as(verify.err()).isZero();
      assertThat(Ran.runtime("check", release).exit()).isZero();
    }
  }

  /** A day later, so that what was left behind is old enough to go. */
  private void aNewExportWorksAndTidiesUp(Path line) throws IOException {
    FileTime before = FileTime.from(Instant.now().minus(Duration.ofHours(25)));
    for (Path draft : drafts(line)) {
      Files.setLastModifiedTime(draft, before);
    }
    boolean there = Files.exists(line.resolve("1.0.0"));
    Ran again = road.export("small", "1.0.0");
    assertThat(again.exit()).as(again.err()).isEqualTo(there ? 8 : 0);
    Ran next = road.export("small", "1.1.0");
    assertThat(next.exit()).as(next.err()).isZero();
    assertThat(drafts(line)).isEmpty();
    assertWholeOrAbsent(line);
    Ran list = Ran.toolbox("list", "--store", road.store());
    assertThat(list.out()).contains("small 1.0.0", "small 1.1.0");
    assertThat(Ran.toolbox("verify", line).exit()).as("the one in use").isZero();
  }

  private Process start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), Toolbox.class.getName()));
    command.addAll(List.of("export", "--model", road.model().toString()));
    command.addAll(List.of("--name", "small", "--version", "1.0.0"));
    command.addAll(List.of("--store", road.store().toString()));
    command.addAll(List.of("--data", road.dataset().folder().toString()));
    command.addAll(Arrays.asList(EXPORT));
    File log = folder.resolve("log").toFile();
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      return "";
    }
  }

  private static boolean draftHas(Path line, String file) {
    return drafts(line).stream().anyMatch(draft -> Files.exists(draft.resolve(file)));
  }

  private static List<Path> drafts(Path line) {
    String[] drafts = line.toFile().list((where, name) -> name.startsWith(".draft-"));
    return drafts == null ? List.of() : Stream.of(drafts).map(line::resolve).toList();
  }
}
