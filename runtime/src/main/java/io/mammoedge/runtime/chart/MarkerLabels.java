package io.mammoedge.runtime.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds room for the labels of vertical lines: beside the line, one row lower where it is taken.
 */
final class MarkerLabels {
  private static final double CHARACTER = 6;
  private static final int ROW = 14;
  private static final int GAP = 5;
  private static final double MIDDLE = (Frame.LEFT + Frame.RIGHT) / 2.0;

  private final List<Placed> placed = new ArrayList<>();

  /**
   * A label in its place, in SVG units.
   *
   * @param text as it is
   * @param anchor {@code start} or {@code end}
   * @param across where the text starts or ends
   * @param row from the top
   */
  record Placed(String text, String anchor, double across, int row) {
    double down() {
      return Frame.TOP + ROW * (row + 1.0);
    }

    private double left() {
      return anchor.equals("start") ? across : across - width();
    }

    private double width() {
      return CHARACTER * text.length();
    }

    private boolean touches(Placed other) {
      return row == other.row
          && left() < other.left() + other.width() + GAP
          && other.left() < left() + width() + GAP;
    }
  }

  private MarkerLabels() {}

  static List<Placed> of(List<Marker> markers, Frame frame) {
    MarkerLabels labels = new MarkerLabels();
    markers.stream()
        .sorted(Comparator.comparingDouble(Marker::x))
        .forEach(marker -> labels.place(marker.label(), frame.across(marker.x())));
    return labels.placed;
  }

  private void place(String text, double line) {
    boolean leftOfIt = line > MIDDLE;
    String anchor = leftOfIt ? "end" : "start";
    double across = line + (leftOfIt ? -GAP : GAP);
    Placed label = new Placed(text, anchor, across, 0);
    while (placed.stream().anyMatch(label::touches)) {
      label = new Placed(text, anchor, across, label.row() + 1);
    }
    placed.add(label);
  }
}
