/** From a table to the steps it takes, and as many epochs as the budget allows. */
package io.mammoedge.trainer.reproduce.plan;
