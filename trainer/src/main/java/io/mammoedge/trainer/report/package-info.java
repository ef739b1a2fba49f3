/**
 * The page about one training: what came out, how it went, and how to do it again. It knows plain
 * facts only, none of the classes that train.
 */
package io.mammoedge.trainer.report;
