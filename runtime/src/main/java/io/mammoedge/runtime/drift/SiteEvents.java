package io.mammoedge.runtime.drift;

import io.mammoedge.runtime.audit.AuditEvent;
import io.mammoedge.runtime.release.DomainReference;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.stats.Tally;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Adds up the events of one release, in memory that does not grow with the log. An image that was
 * scored twice counts once: a folder that is scored again would make any verdict surer than it is.
 */
final class SiteEvents implements Consumer<AuditEvent> {
  private final Manifest manifest;
  private final Window window;
  private final Map<Quantity, Tally> tallies = new EnumMap<>(Quantity.class);
  private final HashCounts images = new HashCounts();
  private final HashCounts patients = new HashCounts();
  private final WordCounts refusals = new WordCounts();
  private final WordCounts views = new WordCounts();
  private final WordCounts manufacturers = new WordCounts();
  private final MonthCounts months = new MonthCounts();
  private final PixelSums pixels = new PixelSums();
  private int others;
  private int outside;
  private int repeated;
  private int scored;
  private int malignant;
  private double squares;

  SiteEvents(Manifest manifest, Window window) {
    this.manifest = manifest;
    this.window = window;
    DomainReference reference = manifest.domain().reference();
    if (reference != null) {
      for (Quantity quantity : Quantity.values()) {
        List<Double> quantiles = quantity.of(reference).quantiles();
        tallies.put(
            quantity, new Tally(quantiles.stream().mapToDouble(Double::doubleValue).toArray()));
      }
    }
  }

  @Override
  public void accept(AuditEvent event) {
    if (!isOurs(event)) {
      others++;
    } else if (!window.holds(event.instant())) {
      outside++;
    } else if (event.isRefused()) {
      refusals.add(event.refusal());
      months.add(event, false);
    } else if (event.image() != null && images.add(event.image()) > 1) {
      repeated++;
    } else {
      score(event);
    }
  }

  private boolean isOurs(AuditEvent event) {
    return event.event().equals(AuditEvent.SCORE)
        && event.release().equals(manifest.name())
        && event.version().equals(manifest.version());
  }

  private void score(AuditEvent event) {
    scored++;
    boolean called = manifest.classes().get(1).equals(event.decision());
    malignant += called ? 1 : 0;
    months.add(event, called);
    views.add(event.view());
    manufacturers.add(event.manufacturer());
    pixels.add(event.statistics());
    // A cluster that grows from m - 1 to m adds m² - (m - 1)²; without a name it is one by itself.
    int ofPatient = event.patient() == null ? 1 : patients.add(event.patient());
    squares += 2.0 * ofPatient - 1;
    tallies.forEach((quantity, tally) -> tally.add(quantity.of(event)));
  }

  /** How many images of this release are in the window, each once. */
  int scored() {
    return scored;
  }

  /** Sum of the squared numbers of images of each patient. */
  double sumOfSquares() {
    return squares;
  }

  /**
   * How many files were given, each as often as it was: refused ones cannot be told from each
   * other, so the share refused is of all.
   */
  int files() {
    return scored + repeated + refusals.total();
  }

  /**
   * How many files are of the patient that a scored one is of, on average; 0 if none was scored.
   */
  double filesPerPatient() {
    return scored == 0 ? 0 : squares / scored * (scored + repeated) / scored;
  }

  int malignant() {
    return malignant;
  }

  Map<Quantity, Tally> tallies() {
    return tallies;
  }

  WordCounts refusals() {
    return refusals;
  }

  WordCounts views() {
    return views;
  }

  WordCounts manufacturers() {
    return manufacturers;
  }

  List<Month> months() {
    return months.months();
  }

  PixelSums pixels() {
    return pixels;
  }

  int others() {
    return others;
  }

  int outside() {
    return outside;
  }

  int repeated() {
    return repeated;
  }

  int patients() {
    return patients.different();
  }

  boolean forgetful() {
    return images.forgetful() || patients.forgetful();
  }
}
