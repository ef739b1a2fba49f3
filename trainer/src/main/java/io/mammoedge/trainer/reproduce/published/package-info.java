/** What the paper published: its tables, their questions, and how sure each number is. */
package io.mammoedge.trainer.reproduce.published;
