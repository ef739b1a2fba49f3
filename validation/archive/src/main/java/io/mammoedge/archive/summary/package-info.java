/** What a table of scores looks like as a whole. */
package io.mammoedge.archive.summary;
