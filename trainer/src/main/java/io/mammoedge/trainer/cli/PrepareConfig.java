package io.mammoedge.trainer.cli;

import io.mammoedge.trainer.dataset.SplitProtocol;

/**
 * The configuration file of {@code prepare}; every key may be left out, options of the command line
 * win.
 *
 * @param size {@code HxW}
 * @param splits {@code official} or {@code patient}
 * @param seed of the random draw of patients
 */
record PrepareConfig(String size, SplitProtocol splits, Long seed) {
  static final PrepareConfig EMPTY = new PrepareConfig(null, null, null);
}
