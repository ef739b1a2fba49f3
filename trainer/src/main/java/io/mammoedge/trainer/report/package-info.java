/** One page for people about one training. */
package io.mammoedge.trainer.report;
