package io.mammoedge.trainer.reproduce.plan;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.config.JsonFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is run, fixed when a table is begun: {@code plan.json}.
 *
 * @param schema version of this format, 1
 * @param arguments by option, as they decide what is run
 * @param perMille the factor of all epochs, in thousandths
 * @param estimatedSeconds of everything
 * @param trainings with their epochs
 * @param rows that are run, the most important first
 * @param leftOut that are not
 */
public record Plan(
    int schema,
    Map<String, String> arguments,
    int perMille,
    double estimatedSeconds,
    List<PlannedTraining> trainings,
    List<String> rows,
    List<LeftOut> leftOut) {
  /** The schema this program writes. */
  static final int SCHEMA = 1;

  private static final String FILE = "plan.json";

  /** Copies the lists. */
  public Plan {
    if (schema != SCHEMA) {
      throw new IllegalArgumentException("schema " + schema + " is not " + SCHEMA);
    }
    arguments = new LinkedHashMap<>(Objects.requireNonNull(arguments, "arguments is null"));
    trainings = List.copyOf(trainings);
    rows = List.copyOf(rows);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * A training.
   *
   * @param name of its model
   * @param network its notation
   * @param allEpochs of its schedule
   * @param owner whose schedule that is
   * @param epochs that are run
   */
  public record PlannedTraining(
      String name, String network, int allEpochs, String owner, int epochs) {
    /** For people: {@code 12 of the paper's 50 epochs}. */
    public String epochsText() {
      return epochs + " of " + owner + " " + allEpochs + " epochs";
    }
  }

  /**
   * A row that is not run.
   *
   * @param row its name
   * @param why one line
   */
  public record LeftOut(String row, String why) {}

  /** The plan that a folder was begun with. */
  public static Optional<Plan> of(Path out) {
    Path file = out.resolve(FILE);
    return Files.isRegularFile(file)
        ? Optional.of(JsonFile.read(file, Plan.class))
        : Optional.empty();
  }

  /** Writes {@code plan.json}. */
  public void write(Path out) {
    JsonFile.write(out.resolve(FILE), this);
  }

  /**
   * Checks that the same was asked for.
   *
   * @throws MammoEdgeException naming what differs
   */
  public void requireSame(Map<String, String> asked, Path out) {
    asked.forEach(
        (option, value) -> {
          String begun = arguments.getOrDefault(option, "");
          if (!begun.equals(value)) {
            throw new MammoEdgeException(
                ExitCode.EXISTS_ALREADY,
                "%s was begun with %s; give the same%s, or another --out"
                    .formatted(
                        out, described(option, begun), value.isEmpty() ? "" : ", not " + value));
          }
        });
  }

  private static String described(String option, String value) {
    return value.isEmpty() ? "no " + option : option + " " + value;
  }

  /** The epochs of each training, by name. */
  public Map<String, Integer> epochs() {
    return trainings.stream()
        .collect(Collectors.toMap(PlannedTraining::name, PlannedTraining::epochs));
  }

  /** A training by the name of its step. */
  public PlannedTraining training(String name) {
    return trainings.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  /** Why a row is left out, if it is. */
  public Optional<String> whyLeftOut(String row) {
    return leftOut.stream().filter(l -> l.row().equals(row)).map(LeftOut::why).findFirst();
  }
}
