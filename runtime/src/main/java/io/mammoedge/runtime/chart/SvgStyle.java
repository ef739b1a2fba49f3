package io.mammoedge.runtime.chart;

/**
 * The style sheet of a chart. The class names are peculiar because a style inside an SVG applies to
 * the whole page that embeds it. The series differ in colour (the palette of Okabe and Ito, for
 * every kind of colour vision) and in dashes, for prints in grey.
 */
final class SvgStyle {
  static final int SERIES_STYLES = 6;

  static final String SHEET =
      """
      .mec{font:13px system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;color:#1d2329}
      .mec text{fill:currentColor}
      .mec .mec-paper{fill:#fff}
      .mec .mec-title{font-size:15px;font-weight:600}
      .mec .mec-tick{font-size:12px}
      .mec .mec-note{font-size:11px;stroke:#fff;stroke-width:3px;paint-order:stroke}
      .mec .mec-grid{stroke:currentColor;stroke-opacity:.14}
      .mec .mec-frame{stroke:currentColor;stroke-opacity:.6;fill:none}
      .mec .mec-reference{stroke:currentColor;stroke-opacity:.6;stroke-dasharray:5 4}
      .mec .mec-marker{stroke:currentColor;stroke-opacity:.6;stroke-dasharray:1 3}
      .mec .mec-line{fill:none;stroke:currentColor;stroke-width:2;stroke-linejoin:round}
      .mec .mec-dots{fill:none;stroke:currentColor;stroke-width:5;stroke-linecap:round;
      stroke-opacity:.7}
      .mec .mec-band{fill:currentColor;fill-opacity:.13}
      .mec .mec-0{color:#0072b2}
      .mec .mec-1{color:#d55e00;stroke-dasharray:8 3}
      .mec .mec-2{color:#009e73;stroke-dasharray:3 2}
      .mec .mec-3{color:#cc79a7;stroke-dasharray:10 3 2 3}
      .mec .mec-4{color:#b07d00;stroke-dasharray:14 3}
      .mec .mec-5{color:#4a9fd6;stroke-dasharray:2 4}
      .mec .mec-dots{stroke-dasharray:none}
      @media screen and (prefers-color-scheme:dark){
      .mec{color:#e4e8ec}
      .mec .mec-paper{fill:#14181d}
      .mec .mec-note{stroke:#14181d}
      .mec .mec-0{color:#4aa8e0}}
      """;

  private SvgStyle() {}
}
