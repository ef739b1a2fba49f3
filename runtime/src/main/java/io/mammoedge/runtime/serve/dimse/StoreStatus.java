package io.mammoedge.runtime.serve.dimse;

import io.mammoedge.runtime.dicom.file.Refusal;
import io.mammoedge.runtime.score.ScoreResult;
import java.util.Set;

/**
 * What a PACS is told of an object that it sent: the status of a C-STORE (PS3.4 B.2.3), and the
 * failure reason of STOW-RS (PS3.18 I.2.2), which are the same numbers.
 */
public final class StoreStatus {
  /** It was taken: scored, or with a spool safe on the disk. */
  public static final int SUCCESS = 0;

  /** No room or no time for it now (A7xxH): it may be sent again. */
  public static final int OUT_OF_RESOURCES = 0xA700;

  /** Something is wrong here, and not with the object (PS3.7 C.5.17, 0110H). */
  public static final int PROCESSING_FAILURE = 0x0110;

  /** The service does not take this class of objects (PS3.7 C.5.6, 0122H). */
  public static final int NOT_SUPPORTED = 0x0122;

  /** The object is not what its class says, or not of the study that was named (A9xxH). */
  public static final int DOES_NOT_MATCH = 0xA900;

  /** The object is encoded in a way that has no decoder here (C122H). */
  public static final int TRANSFER_SYNTAX = 0xC122;

  /** The object cannot be understood (Cxxx). */
  public static final int NOT_UNDERSTOOD = 0xC000;

  /** It is there already (PS3.7 C.5.8, 0111H). */
  public static final int DUPLICATE = 0x0111;

  /** The sender may not (PS3.7 C.5.24, 0124H): somebody can let it. */
  private static final int NOT_AUTHORISED = 0x0124;

  private static final Set<String> OTHER_KIND =
      Set.of(
          Refusal.NOT_A_MAMMOGRAM.name(),
          Refusal.TOMOSYNTHESIS.name(),
          Refusal.MULTI_FRAME.name(),
          Refusal.FOR_PROCESSING.name());

  private StoreStatus() {}

  /** Of a result: {@link #SUCCESS}, or why it was refused. */
  public static int of(ScoreResult result) {
    return result.isRefused() ? of(result.refusal().code()) : SUCCESS;
  }

  /** Whether an object is there, by what a PACS answers; a warning (Bxxx) is no failure. */
  public static boolean isStored(int status) {
    return status == SUCCESS || status == DUPLICATE || (status & 0xf000) == 0xb000;
  }

  /** Whether an object may be taken another time, by what a PACS answers. */
  public static boolean isPassing(int status) {
    return (status & 0xff00) == OUT_OF_RESOURCES
        || status == PROCESSING_FAILURE
        || status == NOT_AUTHORISED;
  }

  private static int of(String code) {
    if (Refusal.isUnparsable(code)) {
      return NOT_UNDERSTOOD;
    }
    if (code.equals(Refusal.CODEC_MISSING.name())) {
      return TRANSFER_SYNTAX;
    }
    return OTHER_KIND.contains(code) ? NOT_SUPPORTED : DOES_NOT_MATCH;
  }
}
