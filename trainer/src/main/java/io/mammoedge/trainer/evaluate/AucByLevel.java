package io.mammoedge.trainer.evaluate;

import java.util.Optional;

/**
 * An area under the ROC curve, or a difference of such areas, at every level.
 *
 * @param name of what was scored or compared
 * @param perImage null where it is left out
 * @param perBreast null where it is left out
 * @param perPatient null where it is left out
 */
public record AucByLevel(String name, Estimate perImage, Estimate perBreast, Estimate perPatient) {
  /** The number at one level, or empty where it is left out. */
  public Optional<Estimate> at(Grouping level) {
    return Optional.ofNullable(
        switch (level) {
          case IMAGE -> perImage;
          case BREAST -> perBreast;
          case PATIENT -> perPatient;
        });
  }
}
