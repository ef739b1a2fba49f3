/**
 * One self-contained HTML file for people: a verdict, tables, charts, and the command that repeats
 * it. What it says is decided elsewhere.
 */
package io.mammoedge.validation.report;
