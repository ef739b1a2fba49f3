package io.mammoedge.archive.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether an executor's refusal says more of the executor than of the file. */
class DriverSightTest {
  @TempDir private Path folder;

  private final DriverSight sight = new DriverSight(new Configuration());

  @Test
  void anotherMachinesRefusalIsContradictedByWhoCanReadTheFileAndByNothingElse() throws Exception {
    String file = Files.writeString(folder.resolve("a.dcm"), "content").toString();
    String below = Files.createDirectory(folder.resolve("2019")).toString();
    String gone = folder.resolve("gone.dcm").toString();
    String pipe = folder.resolve("pipe").toString();
    assertThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();

    for (String refusal : List.of("NOT_FOUND", "UNREADABLE")) {
      assertThat(sight.contradicts(file, refusal)).isTrue();
      assertThat(sight.contradicts("file://" + file, refusal)).isTrue();
      assertThat(List.of(below, gone, pipe, "s3a://bucket/a.dcm", "none://a"))
          .noneMatch(other -> sight.contradicts(other, refusal));
    }
    assertThat(sight.contradicts(file, "NOT_DICOM")).isFalse();
  }
}
