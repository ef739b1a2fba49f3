package io.mammoedge.trainer.train;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.nio.file.Path;

/** A training stopped because its time was up; its checkpoint is written and it can go on. */
public final class OutOfTimeException extends MammoEdgeException {
  private static final long serialVersionUID = 1;

  OutOfTimeException(Path checkpoint) {
    super(
        ExitCode.INTERRUPTED,
        checkpoint + ": the time is up; the training goes on from here when it is asked for again");
  }
}
