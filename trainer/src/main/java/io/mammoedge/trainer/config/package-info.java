/** JSON configuration read into records, strictly. */
package io.mammoedge.trainer.config;
