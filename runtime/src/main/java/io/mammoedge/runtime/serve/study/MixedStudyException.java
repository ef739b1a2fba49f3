package io.mammoedge.runtime.serve.study;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;

/** Images of several patients under one Study Instance UID. */
final class MixedStudyException extends MammoEdgeException {
  private static final long serialVersionUID = 1L;

  MixedStudyException() {
    super(ExitCode.INPUT_REFUSED, "the images of the study are of several patients");
  }
}
