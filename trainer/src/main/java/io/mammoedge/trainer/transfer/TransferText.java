package io.mammoedge.trainer.transfer;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A transfer on a terminal. */
public final class TransferText {
  private TransferText() {}

  /** Prints the rows, and below them what was chosen on what. */
  public static void print(TransferReport report, PrintWriter out) {
    out.println(TransferWords.split(report));
    out.println(TransferWords.spent(report));
    List<List<String>> lines = new ArrayList<>(List.of(TransferWords.HEADINGS));
    report.rows().forEach(row -> lines.add(TransferWords.cells(row)));
    int[] widths =
        IntStream.range(0, TransferWords.HEADINGS.size())
            .map(i -> lines.stream().mapToInt(line -> line.get(i).length()).max().orElse(0))
            .toArray();
    lines.forEach(line -> out.println(padded(line, widths)));
    TransferWords.choices(report).forEach(out::println);
    out.flush();
  }

  private static String padded(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      line.append(cell).append(" ".repeat(widths[i] - cell.length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
