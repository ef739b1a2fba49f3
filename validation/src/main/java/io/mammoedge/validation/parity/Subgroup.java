package io.mammoedge.validation.parity;

import io.mammoedge.runtime.stats.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The comparison on a part of the cases. Many parts are looked at, so one that differs by chance is
 * no surprise: only the verdict on all cases decides.
 *
 * @param by what parts them: view, side, manufacturer or density
 * @param value of this part
 * @param verdict on it, by the rule for all
 * @param reason one sentence
 * @param measures as for all
 */
public record Subgroup(
    String by, String value, Verdict verdict, String reason, ParityMeasures measures) {
  private static final Map<String, Function<ParityCase, String>> PARTITIONS = partitions();

  /** Checks for nulls. */
  public Subgroup {
    Objects.requireNonNull(by, "by is null");
    Objects.requireNonNull(value, "value is null");
    Objects.requireNonNull(verdict, "verdict is null");
    Objects.requireNonNull(measures, "measures is null");
  }

  private static Map<String, Function<ParityCase, String>> partitions() {
    Map<String, Function<ParityCase, String>> partitions = new LinkedHashMap<>();
    partitions.put("view", ParityCase::view);
    partitions.put("side", ParityCase::side);
    partitions.put("manufacturer", ParityCase::manufacturer);
    partitions.put("density", ParityCase::density);
    return partitions;
  }

  /** Every part of every partition that the cases are labelled for. */
  static List<Subgroup> of(ParityCases cases, ParityRule rule) {
    List<Subgroup> subgroups = new ArrayList<>();
    PARTITIONS.forEach((by, value) -> subgroups.addAll(of(cases, rule, by, value)));
    return subgroups;
  }

  /** None where nothing is known, or all cases are alike: that would say everything twice. */
  private static List<Subgroup> of(
      ParityCases cases, ParityRule rule, String by, Function<ParityCase, String> value) {
    TreeSet<String> values =
        cases.cases().stream().map(value).collect(Collectors.toCollection(TreeSet::new));
    return values.size() < 2
        ? List.of()
        : values.stream().map(one -> of(cases, rule, by, value, one)).toList();
  }

  private static Subgroup of(
      ParityCases cases,
      ParityRule rule,
      String by,
      Function<ParityCase, String> value,
      String one) {
    ParityRule.Judgement judgement =
        rule.judge(cases.where(candidate -> value.apply(candidate).equals(one)));
    return new Subgroup(
        by,
        one.isEmpty() ? "unknown" : one,
        judgement.verdict(),
        judgement.reason(),
        judgement.measures());
  }
}
