/**
 * Whether what a site scores lately is still like what a release was measured on, from the audit
 * log alone.
 */
package io.mammoedge.runtime.drift;
