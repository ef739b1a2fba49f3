/** The table of scores: its columns, its files, and who may write to it. */
package io.mammoedge.archive.table;
