package io.mammoedge.validation.parity;

import io.mammoedge.runtime.preprocess.Plane;
import java.util.List;
import java.util.Map;

/** The cases of a comparison, with their truth and, where there are any, their pixels. */
public sealed interface CaseSet permits DatasetCases, TableCases {
  /** All cases, in the order in which they are compared. */
  List<ParityCase> cases();

  /**
   * Presentation values of one case, 0..65535.
   *
   * @param index in {@link #cases()}
   */
  Plane image(int index);

  /** What a reader needs to find these cases again, by what it is. */
  Map<String, String> facts();
}
