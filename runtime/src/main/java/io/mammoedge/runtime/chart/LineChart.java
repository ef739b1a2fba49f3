package io.mammoedge.runtime.chart;

import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * A chart of one or several series. Every {@code with} method gives a new chart.
 *
 * @param title above the chart; short, since it is one line
 * @param x axis to the right
 * @param y axis upwards
 * @param series in the order of the legend
 * @param references dashed lines
 * @param markers vertical lines
 */
public record LineChart(
    String title,
    Axis x,
    Axis y,
    List<Series> series,
    List<ReferenceLine> references,
    List<Marker> markers)
    implements Chart {
  /** Copies the lists. */
  public LineChart {
    Objects.requireNonNull(title, "title is null");
    Objects.requireNonNull(x, "x is null");
    Objects.requireNonNull(y, "y is null");
    series = List.copyOf(series);
    references = List.copyOf(references);
    markers = List.copyOf(markers);
  }

  /** A chart without anything in it yet. */
  public static LineChart of(String title, Axis x, Axis y) {
    return new LineChart(title, x, y, List.of(), List.of(), List.of());
  }

  /** With one more line. */
  public LineChart withLine(String name, List<Point> points) {
    return with(new Series(name, points, Series.Mark.LINE));
  }

  /** With one more cloud of dots. */
  public LineChart withDots(String name, List<Point> points) {
    return with(new Series(name, points, Series.Mark.DOTS));
  }

  /** With one more series. */
  public LineChart with(Series added) {
    return new LineChart(title, x, y, append(series, added), references, markers);
  }

  /** With one more dashed line. */
  public LineChart withReference(ReferenceLine added) {
    return new LineChart(title, x, y, series, append(references, added), markers);
  }

  /** With one more vertical line. */
  public LineChart withMarker(String label, double at) {
    return new LineChart(title, x, y, series, references, append(markers, new Marker(label, at)));
  }

  @Override
  public String toSvg() {
    return new SvgDrawing(this).draw();
  }

  /** The same chart with the ends of both axes known. */
  LineChart withKnownAxes() {
    double[] xs =
        Stream.of(values(Point::x), markers.stream().map(Marker::x))
            .flatMap(all -> all)
            .mapToDouble(Double::doubleValue)
            .toArray();
    double[] ys = values(Point::y).mapToDouble(Double::doubleValue).toArray();
    return new LineChart(title, x.covering(xs), y.covering(ys), series, references, markers);
  }

  private Stream<Double> values(ToDoubleFunction<Point> coordinate) {
    Stream<Point> drawn =
        series.stream()
            .flatMap(s -> Stream.concat(s.points().stream(), s.band().stream()))
            .filter(Point::isFinite);
    Stream<Point> ends = references.stream().flatMap(r -> Stream.of(r.from(), r.to()));
    return Stream.concat(drawn, ends).map(coordinate::applyAsDouble);
  }

  private static <T> List<T> append(List<T> list, T added) {
    return Stream.concat(list.stream(), Stream.of(added)).toList();
  }
}
