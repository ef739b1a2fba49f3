/**
 * Tables and charts of a comparison of two roads, for a page of {@link
 * io.mammoedge.runtime.report}.
 */
package io.mammoedge.validation.report;
