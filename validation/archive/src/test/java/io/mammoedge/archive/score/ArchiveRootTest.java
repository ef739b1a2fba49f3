package io.mammoedge.archive.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine that does not see the archive. */
class ArchiveRootTest {
  @TempDir private Path folder;

  @Test
  void aFolderThatIsNotMountedIsTroubleOfTheMachine() {
    String archive = folder.resolve("archive").toString();

    assertThatThrownBy(() -> require(archive, archive + "/a.dcm"))
        .isInstanceOfSatisfying(
            MammoEdgeException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.IO))
        .hasMessageContaining("cannot be read on machine-7");
  }

  @Test
  void aFolderThatIsThereAndAListOfFilesElsewhereAreGood() {
    assertThatCode(() -> require(folder.toString(), folder + "/a.dcm")).doesNotThrowAnyException();
    assertThatCode(() -> require("/lists/of/the/driver", "/data/a.dcm")).doesNotThrowAnyException();
  }

  private static void require(String root, String file) {
    new ArchiveRoot(root).require(List.of(file), new Configuration(), "machine-7");
  }
}
