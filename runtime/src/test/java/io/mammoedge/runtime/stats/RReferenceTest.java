package io.mammoedge.runtime.stats;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RReferenceTest {
  @Test
  void everyNumberIsThatOfRsProc() throws Exception {
    new AgreementWithR(RReference.read(Path.of("src/test/resources/stats"))).check();
  }
}
