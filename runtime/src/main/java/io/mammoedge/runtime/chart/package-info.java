/**
 * Line and scatter charts as SVG text: no library, no script, no external resource. One drawing
 * reads well on light and dark screens and in print.
 */
package io.mammoedge.runtime.chart;
