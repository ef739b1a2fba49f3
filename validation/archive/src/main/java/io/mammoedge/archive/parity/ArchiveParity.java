package io.mammoedge.archive.parity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.stats.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Compares two tables of scores. Everything that has a row for each image stays in Spark; the
 * driver sees one row for each group.
 *
 * @param reference rows of the old release
 * @param candidate rows of the new one
 * @param labels by the key of the file; empty where nobody knows the truth
 * @param rule what they are compared at
 */
public record ArchiveParity(
    Dataset<Row> reference,
    Dataset<Row> candidate,
    Optional<Dataset<Row>> labels,
    ParityRule rule) {
  /** How many rows have a score. */
  private static final Column SCORED = count(when(col("refusal").isNull(), 1));

  /**
   * The outcome.
   *
   * @param verdict on all images
   * @param threshold that decisions were compared at, or null
   * @param margin of ΔAUC
   * @param onlyReference files that only the old release has scored
   * @param onlyCandidate files that only the new one has scored
   * @param otherImages files that both have scored and that hold another image in the new table, by
   *     its UID; they are not compared
   * @param strayLabels labels of files that were not compared, or that no table knows
   * @param groups all images first, then each part
   */
  public record Result(
      Verdict verdict,
      Double threshold,
      double margin,
      long onlyReference,
      long onlyCandidate,
      long otherImages,
      long strayLabels,
      List<GroupParity> groups) {
    /** Copies the list. */
    public Result {
      groups = List.copyOf(groups);
    }

    /** All images. */
    public GroupParity all() {
      return groups.get(0);
    }
  }

  /** A group. */
  private record Group(String by, String value) {
    static Group of(Row row) {
      return new Group(row.getAs("by"), row.getAs("value"));
    }
  }

  /**
   * Compares.
   *
   * @throws MammoEdgeException when no file was scored by both, each holds another image in either
   *     table, or none that is compared has a label
   */
  public Result run() {
    Dataset<Row> files =
        Pairs.files(reference, candidate, labels).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      return compare(files);
    } finally {
      files.unpersist();
    }
  }

  private Result compare(Dataset<Row> files) {
    Dataset<Row> pairs = files.filter(Pairs.SAME_IMAGE);
    Row counts = pairs.agg(count(lit(1)), count(Labels.POSITIVE)).head();
    long both = files.count();
    requirePairs(counts.getLong(0), both);
    long stray = strayLabels(counts.getLong(1));
    Row old = reference.agg(SCORED, first(col("threshold"), true)).head();
    OptionalDouble operating =
        rule.threshold().isPresent() ? rule.threshold() : operatingPoint(old);
    List<GroupParity> groups = groups(Pairs.grouped(pairs), operating);
    return new Result(
        groups.get(0).verdict(),
        operating.isPresent() ? operating.getAsDouble() : null,
        rule.margin(),
        old.getLong(0) - both,
        candidate.agg(SCORED).head().getLong(0) - both,
        both - counts.getLong(0),
        stray,
        groups);
  }

  private static void requirePairs(long pairs, long both) {
    if (both == 0) {
      throw new MammoEdgeException(
          ExitCode.NO_USABLE_CASE,
          "no file was scored in both tables; were they made with the same --key and --in?");
    }
    if (pairs == 0) {
      throw new MammoEdgeException(
          ExitCode.NO_USABLE_CASE,
          "the tables are of different archives: each of the %d files that were scored in both holds"
                  .formatted(both)
              + " another image in the new table");
    }
  }

  private static OptionalDouble operatingPoint(Row old) {
    return old.isNullAt(1) ? OptionalDouble.empty() : OptionalDouble.of(old.getDouble(1));
  }

  private long strayLabels(long used) {
    if (labels.isEmpty()) {
      return 0;
    }
    if (used == 0) {
      throw new MammoEdgeException(
          ExitCode.NO_USABLE_CASE,
          "no label belongs to a file that was scored in both tables; are the labels' paths those"
              + " below the archive's folder (else give --in), and is --key the tables' one?");
    }
    return labels.get().count() - used;
  }

  private List<GroupParity> groups(Dataset<Row> grouped, OptionalDouble operating) {
    Map<Group, Areas> areas = labels.isPresent() ? areas(grouped) : Map.of();
    List<GroupParity> groups = new ArrayList<>();
    for (Row row : measured(grouped, operating).collectAsList()) {
      Group group = Group.of(row);
      groups.add(
          GroupParity.of(
              group.by(),
              group.value(),
              Differences.read(row),
              Calibrations.read(row),
              areas.get(group),
              rule.margin()));
    }
    return ordered(groups);
  }

  private static Map<Group, Areas> areas(Dataset<Row> grouped) {
    Map<Group, Areas> areas = new HashMap<>();
    Dataset<Row> ranked =
        Ranks.of(grouped.filter(col(Labels.POSITIVE).isNotNull()))
            .persist(StorageLevel.DISK_ONLY());
    for (Row row : Areas.of(ranked).collectAsList()) {
      Optional.ofNullable(Areas.read(row)).ifPresent(area -> areas.put(Group.of(row), area));
    }
    ranked.unpersist();
    return areas;
  }

  /** All that takes no more than a sum, in one pass. */
  private static Dataset<Row> measured(Dataset<Row> grouped, OptionalDouble operating) {
    Column[] measures =
        Stream.concat(Differences.measures(operating), Calibrations.measures())
            .toArray(Column[]::new);
    return grouped
        .groupBy("by", "value")
        .agg(measures[0], Arrays.copyOfRange(measures, 1, measures.length));
  }

  /** A partition into one part would say everything twice. */
  private static List<GroupParity> ordered(List<GroupParity> groups) {
    Set<String> parted = new HashSet<>();
    Set<String> seen = new HashSet<>();
    groups.stream().map(GroupParity::by).filter(by -> !seen.add(by)).forEach(parted::add);
    return groups.stream()
        .filter(group -> group.by().equals(Pairs.ALL) || parted.contains(group.by()))
        .sorted(
            Comparator.comparingInt((GroupParity g) -> Pairs.PARTITIONS.indexOf(g.by()))
                .thenComparing(GroupParity::value))
        .toList();
  }
}
