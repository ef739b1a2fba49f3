/**
 * Reports on their way to a PACS: at least once, always under the same UIDs, for as long as it
 * takes.
 */
package io.mammoedge.runtime.serve.deliver;
