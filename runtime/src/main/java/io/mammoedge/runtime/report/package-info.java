/** One self-contained HTML file for people: tables, charts, and the command that repeats it. */
package io.mammoedge.runtime.report;
