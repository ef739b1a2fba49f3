package io.mammoedge.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * As {@link RReferenceTest} and {@link ProcReferenceTest}, but with R running now and other cases.
 */
@Tag("peer")
class RPeerTest {
  @TempDir Path directory;

  @Test
  void everyNumberIsThatOfRsProc() throws Exception {
    run("reference.R");
    new AgreementWithR(RReference.read(directory)).check();
  }

  @Test
  void everyNumberOfEverySetIsThatOfRsProc() throws Exception {
    run("proc.R");
    ProcReference.read(directory).forEach(AgreementWithProc::check);
  }

  private void run(String script) throws Exception {
    Process r =
        new ProcessBuilder(
                "Rscript", "src/test/resources/stats/" + script, directory.toString(), "7")
            .inheritIO()
            .start();
    assertThat(r.waitFor()).as("exit code of Rscript").isZero();
  }
}
