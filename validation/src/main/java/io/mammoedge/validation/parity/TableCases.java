package io.mammoedge.validation.parity;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.preprocess.Plane;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The cases that a scores table names; there are no pixels.
 *
 * @param table read
 */
public record TableCases(ScoresTable table) implements CaseSet {
  /**
   * The cases of the reference, if the candidate scored just these.
   *
   * @throws MammoEdgeException when cases or labels are not the same
   */
  static TableCases of(ScoresTable reference, ScoresTable candidate) {
    requireLabels(reference);
    if (!reference.probabilities().keySet().equals(candidate.probabilities().keySet())) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          "%s and %s are not about the same images".formatted(reference.file(), candidate.file()));
    }
    if (candidate.labelled() && !labels(candidate).equals(labels(reference))) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          "%s and %s label the same image differently"
              .formatted(reference.file(), candidate.file()));
    }
    return new TableCases(reference);
  }

  private static void requireLabels(ScoresTable table) {
    if (!table.labelled()) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          table.file() + " does not give patient and label of every image; give --data as well");
    }
  }

  private static Map<String, Boolean> labels(ScoresTable table) {
    return table.cases().stream()
        .collect(Collectors.toMap(ParityCase::image, ParityCase::malignant));
  }

  @Override
  public List<ParityCase> cases() {
    return table.cases();
  }

  @Override
  public Plane image(int index) {
    throw new MammoEdgeException(
        ExitCode.USAGE, "tables of scores hold no images; give --data as well");
  }

  @Override
  public Map<String, String> facts() {
    return Map.of("cases", "as " + table.file().getFileName() + " labels them");
  }
}
