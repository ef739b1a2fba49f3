package io.mammoedge.validation.layers;

import io.mammoedge.runtime.report.Numbers;
import java.io.PrintWriter;
import java.util.Locale;

/** A {@link LayerProfile} for a terminal. */
public final class LayerText {
  private static final int LARGEST = 10;
  private static final String ROW = "%s %-52s %-12s %8s %10s %8s %10s";

  private final PrintWriter out;

  /** Prints to a terminal or a file. */
  public LayerText(PrintWriter out) {
    this.out = out;
  }

  /** The table, the layers in 8 bits by their effect, and the verdict. */
  public void print(LayerProfile profile) {
    line("%s %s, layer by layer", profile.release(), profile.variant());
    line(ROW, " ", "stage", "operator", "local dB", "max |Δ|", "total dB", "max |Δ|");
    profile.rows().forEach(this::row);
    if (!profile.byEffect().isEmpty()) {
      line("largest effect on the answer in 8 bits:");
      profile.byEffect().stream().limit(LARGEST).forEach(this::effect);
    }
    line(
        "|Δp| %s, |Δ log-odds| %s",
        Numbers.deviation(profile.deltaProbability()), Numbers.deviation(profile.deltaLogOdds()));
    line("%s", profile.verdict());
  }

  private void row(LayerRow row) {
    line(
        ROW,
        row.isOffending() ? "!" : " ",
        row.title(),
        row.operators(),
        LayerProfile.decibels(row.local().snr()),
        number(row.local().max()),
        LayerProfile.decibels(row.accumulated().snr()),
        number(row.accumulated().max()));
  }

  private void effect(LayerRow row) {
    line(
        "  |Δ log-odds| %8s  %8s dB  %s%s",
        Numbers.deviation(row.effect()),
        LayerProfile.decibels(row.local().snr()),
        row.title(),
        Double.isNaN(row.saturated())
            ? ""
            : ", " + Numbers.percent(row.saturated()) + " at the end of the range");
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "–" : Numbers.deviation(value);
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values).stripTrailing());
  }
}
