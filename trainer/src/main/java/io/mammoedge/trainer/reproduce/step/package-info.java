/**
 * What a table is made of: patches, trainings and scorings, each resumable in a folder of its own.
 */
package io.mammoedge.trainer.reproduce.step;
