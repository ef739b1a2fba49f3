/**
 * The page about a comparison of two roads: tables and charts for a page of {@link
 * io.mammoedge.runtime.report}.
 */
package io.mammoedge.validation.report;
