/** From scores to measured rows, answers, and the table that is printed. */
package io.mammoedge.trainer.reproduce.table;
