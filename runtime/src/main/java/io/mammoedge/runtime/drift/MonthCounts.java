package io.mammoedge.runtime.drift;

import io.mammoedge.runtime.audit.AuditEvent;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums by month; a log that names more than a thousand months is not told by months. */
final class MonthCounts {
  private static final int MOST = 1000;
  private static final int YEAR_AND_MONTH = "2026-11".length();

  private final SortedMap<String, Sums> months = new TreeMap<>();

  private static final class Sums {
    private int scored;
    private int refused;
    private int malignant;
    private double probability;
    private double mean;
  }

  void add(AuditEvent event, boolean malignant) {
    String name = event.instant().toString().substring(0, YEAR_AND_MONTH);
    if (months.size() == MOST && !months.containsKey(name)) {
      return;
    }
    Sums sums = months.computeIfAbsent(name, month -> new Sums());
    if (event.isRefused()) {
      sums.refused++;
    } else {
      sums.scored++;
      sums.malignant += malignant ? 1 : 0;
      sums.probability += event.probability();
      sums.mean += event.statistics().mean();
    }
  }

  List<Month> months() {
    return months.size() == MOST
        ? List.of()
        : months.entrySet().stream().map(one -> month(one.getKey(), one.getValue())).toList();
  }

  private static Month month(String name, Sums sums) {
    return new Month(
        name,
        sums.scored,
        sums.refused,
        sums.malignant,
        sums.probability / sums.scored,
        sums.mean / sums.scored);
  }
}
