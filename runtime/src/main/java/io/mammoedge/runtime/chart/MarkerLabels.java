package io.mammoedge.runtime.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds room for the labels of vertical lines: to the right where they fit, since what a line
 * begins lies there; one row lower where another label is.
 */
final class MarkerLabels {
  /** About as wide as a letter of the style sheet. */
  private static final double CHARACTER = 6;

  private static final int ROW = 14;
  private static final int GAP = 5;

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

    private Placed lower() {
      return new Placed(text, anchor, across, row + 1);
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
    Placed label = new Placed(text, "start", line + GAP, 0);
    if (label.left() + label.width() > Frame.RIGHT) {
      label = new Placed(text, "end", line - GAP, 0);
    }
    while (placed.stream().anyMatch(label::touches)) {
      label = label.lower();
    }
    placed.add(label);
  }
}
