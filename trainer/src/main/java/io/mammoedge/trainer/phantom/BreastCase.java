package io.mammoedge.trainer.phantom;

import io.mammoedge.runtime.dicom.Laterality;
import io.mammoedge.runtime.dicom.View;
import java.util.List;

/**
 * One breast of a patient.
 *
 * @param side which one
 * @param seed of its anatomy, independent of its findings
 * @param findings none where it is normal
 */
record BreastCase(Laterality side, long seed, List<Finding> findings) {
  BreastCase {
    findings = List.copyOf(findings);
  }

  /** BI-RADS composition 1..4. */
  int density() {
    return Traits.of(seed).density();
  }

  PhantomGenerator.Request request(View view, PhantomSet set, Look look) {
    List<Lesion> lesions = findings.stream().map(finding -> finding.in(view)).toList();
    return new PhantomGenerator.Request(seed, side, view, lesions, set.height(), set.width(), look);
  }
}
