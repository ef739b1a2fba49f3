package io.mammoedge.runtime.serve.dimse;

import io.mammoedge.runtime.dicom.file.TransferSyntax;
import java.util.List;

/**
 * What becomes of a presentation context.
 *
 * @param id of the proposal
 * @param abstractSyntax UID of the service and its objects
 * @param result 0 accepted, 3 no such service, 4 none of its encodings (PS3.8 table 9-18)
 * @param transferSyntax the one that is chosen; where there is none, one that does not count
 */
record Agreed(int id, String abstractSyntax, int result, String transferSyntax) {
  static final String VERIFICATION = "1.2.840.10008.1.1";
  static final int ACCEPTED = 0;

  private static final int NO_SUCH_SERVICE = 3;
  private static final int NO_SUCH_ENCODING = 4;
  private static final String STANDARD = "1.2.840.10008.";
  private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";
  private static final String IMPLICIT = TransferSyntax.IMPLICIT_LITTLE_ENDIAN.uid();

  /**
   * What has a decoder here, the preferred first: without loss and small, then uncompressed, then
   * what has lost something already.
   */
  private static final List<String> SYNTAXES =
      List.of(
          "1.2.840.10008.1.2.4.70",
          "1.2.840.10008.1.2.4.57",
          "1.2.840.10008.1.2.4.80",
          "1.2.840.10008.1.2.4.90",
          "1.2.840.10008.1.2.5",
          TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid(),
          IMPLICIT,
          "1.2.840.10008.1.2.1.99",
          "1.2.840.10008.1.2.2",
          "1.2.840.10008.1.2.4.81",
          "1.2.840.10008.1.2.4.91",
          "1.2.840.10008.1.2.4.50",
          "1.2.840.10008.1.2.4.51");

  /**
   * Any storage is taken, so that an object of another kind is refused by name, and not its whole
   * study by a context that is missing.
   */
  static Agreed on(AssociateRequest.Proposed proposed) {
    String service = proposed.abstractSyntax();
    if (!service.equals(VERIFICATION) && !isStorage(service)) {
      return new Agreed(proposed.id(), service, NO_SUCH_SERVICE, IMPLICIT);
    }
    return SYNTAXES.stream()
        .filter(proposed.transferSyntaxes()::contains)
        .findFirst()
        .map(syntax -> new Agreed(proposed.id(), service, ACCEPTED, syntax))
        .orElseGet(() -> new Agreed(proposed.id(), service, NO_SUCH_ENCODING, IMPLICIT));
  }

  /** The standard's storage classes, and vendors' own: some keep tomosynthesis in such. */
  private static boolean isStorage(String service) {
    return service.startsWith(STORAGE) || !service.startsWith(STANDARD);
  }

  boolean isForStorage() {
    return !abstractSyntax.equals(VERIFICATION);
  }

  boolean isAccepted() {
    return result == ACCEPTED;
  }
}
