/** The toolbox behind {@code ./mammoedge}. */
package io.mammoedge.validation.cli;
