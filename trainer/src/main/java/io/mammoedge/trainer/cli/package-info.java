/** The trainer's commands. */
package io.mammoedge.trainer.cli;
