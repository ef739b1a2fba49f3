package io.mammoedge.runtime.report;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.chart.Markup;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A page that needs no other file and no network, for a screen of any width and for paper.
 *
 * @param title of the page
 * @param banner the answer
 * @param sections in order
 */
public record HtmlReport(String title, Banner banner, List<Section> sections) {
  /** What every page says. */
  public static final String NOTICE = "Research use. Not a medical device.";

  /** Copies the list. */
  public HtmlReport {
    Objects.requireNonNull(title, "title is null");
    Objects.requireNonNull(banner, "banner is null");
    sections = List.copyOf(sections);
  }

  /** The whole page. */
  public String toHtml() {
    String body = sections.stream().map(Section::toHtml).collect(Collectors.joining());
    // The policy lets a browser itself enforce that nothing is loaded and no script runs.
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
        <title>%1$s</title>
        <style>
        %2$s</style>
        </head>
        <body>
        <main>
        <h1>%1$s</h1>
        <p class="notice">%3$s</p>
        %4$s%5$s</main>
        <footer>MammoEdge. %3$s</footer>
        </body>
        </html>
        """
        .formatted(Markup.escape(title), ReportStyle.SHEET, NOTICE, banner.toHtml(), body);
  }

  /**
   * Writes the page; a reader finds the old file or the new one, never half of it.
   *
   * @throws io.mammoedge.runtime.MammoEdgeException if it cannot be written
   */
  public void write(Path file) {
    AtomicFile.write(file, toHtml());
  }
}
