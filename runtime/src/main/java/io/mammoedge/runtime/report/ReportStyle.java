package io.mammoedge.runtime.report;

/** The style sheet of a report: one column, wide things scroll in their own box. */
final class ReportStyle {
  static final String SHEET =
      """
      :root{color-scheme:light dark;--ink:#1d2329;--paper:#fff;--soft:#5b6672;--rule:#d5dbe1;
      --shade:#f3f5f7;--good:#1a7f37;--bad:#b3261e;--open:#8a5a00}
      *{box-sizing:border-box}
      body{margin:0;background:var(--paper);color:var(--ink);
      font:16px/1.5 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
      main,footer{max-width:54rem;margin:0 auto;padding:1rem}
      h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0 0;overflow-wrap:anywhere}
      h2{font-size:1.2rem;margin:2rem 0 .5rem;border-bottom:1px solid var(--rule)}
      p{overflow-wrap:anywhere}
      .notice,footer,figcaption,caption,.caption{color:var(--soft);font-size:.9rem}
      .notice{margin:.25rem 0 1rem}
      .caption{margin:1rem 0 .25rem}
      .banner{border:2px solid;border-left-width:.6rem;border-radius:.4rem;padding:.7rem 1rem}
      .banner strong{display:block;font-size:1.3rem}
      .banner span{color:var(--ink);overflow-wrap:anywhere}
      .good{color:var(--good)}
      .bad{color:var(--bad)}
      .open{color:var(--open)}
      .plain{color:var(--soft)}
      .plain strong{color:var(--ink)}
      .scroll{overflow-x:auto;margin:1rem 0}
      table{border-collapse:collapse;font-variant-numeric:tabular-nums}
      caption{text-align:left;padding-bottom:.25rem}
      th,td{text-align:left;vertical-align:top;padding:.3rem .9rem .3rem 0;
      border-bottom:1px solid var(--rule)}
      thead th{color:var(--soft);font-weight:600;white-space:nowrap}
      tbody th{font-weight:400}
      .facts td{overflow-wrap:anywhere}
      pre{background:var(--shade);padding:.7rem;border-radius:.4rem;margin:0;
      white-space:pre-wrap;overflow-wrap:anywhere;font-size:.9rem}
      figure{margin:1rem 0}
      figure>svg{display:block;width:100%;max-width:33rem;height:auto}
      .gallery{display:flex;flex-wrap:wrap;gap:1rem;align-items:flex-start;margin:0 0 1.5rem}
      .gallery figure{margin:0;max-width:15rem}
      .gallery img{display:block;width:100%;height:auto;background:#000}
      @media screen and (prefers-color-scheme:dark){:root{--ink:#e4e8ec;--paper:#14181d;
      --soft:#a3adb8;--rule:#38414a;--shade:#1f252c;--good:#5cc97a;--bad:#ff8a80;--open:#f0b94a}}
      @media print{main,footer{max-width:none;padding:0}body{font-size:11pt}
      .banner,figure,pre,tr,.facts{break-inside:avoid}h2,caption,thead{break-after:avoid}
      .scroll{overflow:visible}
      figure{display:inline-block;vertical-align:top;width:8.5cm;margin:.3cm .3cm .3cm 0}
      .gallery figure{width:5.4cm;margin:0}}
      """;

  private ReportStyle() {}
}
