/** Records as JSON files: lenient with what this program wrote, strict with what people write. */
package io.mammoedge.trainer.config;
