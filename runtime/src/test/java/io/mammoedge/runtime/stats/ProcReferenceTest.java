package io.mammoedge.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 212 sets: ties, images of one patient, two of each class, 2 against 500, separated, equal, … */
class ProcReferenceTest {
  @Test
  void everyNumberOfEverySetIsThatOfRsProc() throws Exception {
    List<ProcReference> sets = ProcReference.read(Path.of("src/test/resources/stats"));
    assertThat(sets).hasSize(212);
    sets.forEach(AgreementWithProc::check);
  }
}
