/**
 * One self-contained HTML file for people: a banner, tables, charts, text to copy. What it says is
 * decided elsewhere.
 */
package io.mammoedge.runtime.report;
