package io.mammoedge.runtime.stats;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DriftReferenceTest {
  @Test
  void everyNumberIsThatOfR() throws Exception {
    DriftReference.read(Path.of("src/test/resources/drift")).check();
  }
}
