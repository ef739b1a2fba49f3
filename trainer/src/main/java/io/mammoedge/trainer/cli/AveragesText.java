package io.mammoedge.trainer.cli;

import io.mammoedge.trainer.evaluate.AucByLevel;
import io.mammoedge.trainer.evaluate.Averages;
import io.mammoedge.trainer.evaluate.Estimate;
import io.mammoedge.trainer.evaluate.Grouping;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of {@code evaluate --averages}. */
final class AveragesText {
  private static final int CELL = 27;

  private final PrintWriter out;
  private final int names;

  private AveragesText(PrintWriter out, int names) {
    this.out = out;
    this.names = names;
  }

  static void print(Averages averages, PrintWriter out) {
    int names =
        Stream.of(averages.averages(), averages.differences())
            .flatMap(List::stream)
            .mapToInt(row -> row.name().length())
            .max()
            .orElse(0);
    AveragesText text = new AveragesText(out, Math.max(names, "difference".length()));
    out.printf("%nAverages (95 %% intervals: %s):%n", averages.bootstrap().label());
    text.table("AUC", averages.averages(), Numbers::area);
    out.println();
    text.table("difference", averages.differences(), Numbers::difference);
  }

  private void table(String title, List<AucByLevel> rows, Function<Estimate, String> words) {
    line(title, level -> "per " + level.word());
    rows.forEach(row -> line(row.name(), level -> row.at(level).map(words).orElse("left out")));
  }

  private void line(String name, Function<Grouping, String> cell) {
    String cells =
        Arrays.stream(Grouping.values())
            .map(level -> String.format("%-" + CELL + "s", cell.apply(level)))
            .collect(Collectors.joining());
    out.println(String.format("%-" + (names + 2) + "s%s", name, cells).stripTrailing());
  }
}
