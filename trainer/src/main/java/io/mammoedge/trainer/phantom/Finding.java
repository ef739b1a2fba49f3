package io.mammoedge.trainer.phantom;

import io.mammoedge.runtime.dicom.View;

/**
 * One lesion of a breast, as each view shows it.
 *
 * @param cc in the cranio-caudal view
 * @param mlo in the medio-lateral oblique view
 */
record Finding(Lesion cc, Lesion mlo) {
  Lesion in(View view) {
    return view == View.CC ? cc : mlo;
  }

  Lesion.Kind kind() {
    return cc.kind();
  }

  boolean malignant() {
    return cc.malignant();
  }
}
