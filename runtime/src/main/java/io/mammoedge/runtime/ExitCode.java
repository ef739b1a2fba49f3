package io.mammoedge.runtime;

import java.util.Arrays;

/** What a command tells the shell. The numbers are a contract: scripts and CI depend on them. */
public enum ExitCode {
  /** Everything asked for was done. */
  GOOD(0),
  /** The command line or a configuration file is wrong. */
  USAGE(2),
  /** A parity or golden check did not hold. */
  PARITY_FAILED(3),
  /** A digest or a signature does not match, or a release holds something forbidden. */
  INTEGRITY_FAILED(4),
  /** An input image was refused or could not be read. */
  INPUT_REFUSED(5),
  /** A data set has no usable case. */
  NO_USABLE_CASE(6),
  /** The provider that was asked for is not available. */
  PROVIDER_UNAVAILABLE(7),
  /** What would be written exists already, or another run is writing there just now. */
  EXISTS_ALREADY(8),
  /** There are not enough cases for a verdict. */
  NOT_ENOUGH_CASES(9),
  /** A defect of this program, or too little memory for it. */
  INTERNAL(70),
  /** Reading or writing failed, or the disk is full. */
  IO(74),
  /** Stopped by the user. */
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The code with this number; {@link #INTERNAL} for a number that is not in the contract. */
  public static ExitCode of(int number) {
    return Arrays.stream(values())
        .filter(code -> code.number == number)
        .findFirst()
        .orElse(INTERNAL);
  }

  /** The number for {@link System#exit}. */
  public int number() {
    return number;
  }
}
