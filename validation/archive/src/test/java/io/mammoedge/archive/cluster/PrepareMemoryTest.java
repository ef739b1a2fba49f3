package io.mammoedge.archive.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.archive.cli.ArchiveMain;
import io.mammoedge.runtime.testing.SmallDicom;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A film that does not fit into the heap while it is prepared. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class PrepareMemoryTest {
  @TempDir private Path folder;

  @Test
  void itEndsTheJobInOneLineThatSaysWhatToRaise() throws Exception {
    Path in = Files.createDirectories(folder.resolve("in"));
    int side = 8192;
    short[] pixels = new short[side * side];
    Arrays.fill(pixels, 0, pixels.length / 2, (short) 9999);
    SmallDicom.write(in.resolve("film.dcm"), side, side, pixels);
    Files.writeString(
        in.resolve("cases.csv"), "file,patient,side,view,label\nfilm.dcm,A,L,CC,benign\n");

    try (JavaProcess driver =
        JavaProcess.start(
            folder.resolve("driver.log"),
            Map.of(),
            List.of(
                "-Xmx150m",
                ArchiveMain.class.getName(),
                "prepare",
                "--in",
                in.toString(),
                "--layout",
                "csv",
                "--out",
                folder.resolve("out").toString(),
                // Spark itself would not start with so little; it is told something else.
                "--conf",
                "spark.testing.memory=1000000000"))) {
      assertThat(driver.join()).as(driver.text()).isEqualTo(70);
      assertThat(driver.text().lines().filter(line -> line.startsWith("mammoedge: ")).toList())
          .last()
          .asString()
          .contains("film.dcm: too little memory for this image")
          .contains("MAMMOEDGE_JAVA_OPTS=-Xmx4g", "--conf spark.executor.memory=4g");
      assertThat(driver.text())
          .contains("MB, so 1 run; ")
          .doesNotContain("Uncaught exception", "OutOfMemoryError");
    }
  }
}
