package io.mammoedge.runtime.report;

import io.mammoedge.runtime.chart.Markup;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Pictures side by side, inside the page.
 *
 * @param caption above them; may be empty
 * @param pictures in order
 */
public record Gallery(String caption, List<Picture> pictures) implements Content {
  /** Copies the list. */
  public Gallery {
    Objects.requireNonNull(caption, "caption is null");
    pictures = List.copyOf(pictures);
  }

  /**
   * One picture.
   *
   * @param png the file
   * @param caption what it shows, also for those who cannot see it
   */
  public record Picture(byte[] png, String caption) {
    /** Checks for nulls. */
    public Picture {
      Objects.requireNonNull(png, "png is null");
      Objects.requireNonNull(caption, "caption is null");
    }

    private String toHtml() {
      return "<figure><img alt=\"%1$s\" src=\"data:image/png;base64,%2$s\"><figcaption>%1$s</figcaption></figure>\n"
          .formatted(Markup.escape(caption), Base64.getEncoder().encodeToString(png));
    }
  }

  @Override
  public String toHtml() {
    return "<p class=\"caption\">%s</p>\n<div class=\"gallery\">\n%s</div>\n"
        .formatted(
            Markup.escape(caption),
            pictures.stream().map(Picture::toHtml).collect(Collectors.joining()));
  }
}
