package io.mammoedge.trainer.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.dicom.Laterality;
import io.mammoedge.runtime.dicom.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nothing but the shape of the lesion may tell malignant from benign. */
class NoShortcutTest {
  private static final PhantomSet SET = new PhantomSet(400, 144, 112, 3);

  /** With about 420 images and equal halves the standard error of such an AUC is 0.028. */
  private static final double LOW = 0.42;

  private static final double HIGH = 0.58;

  private static List<Sample> samples;

  private record Sample(
      int patient, BreastCase breast, PhantomImage image, boolean test, boolean malignant) {}

  @BeforeAll
  static void draw() {
    samples = new ArrayList<>();
    int number = 0;
    for (CbisCohort.Patient patient : CbisCohort.of(SET)) {
      number++;
      for (BreastCase breast : patient.breasts()) {
        PhantomImage image = PhantomGenerator.draw(breast.request(View.CC, SET, Look.FILM));
        boolean malignant = breast.findings().stream().anyMatch(Finding::malignant);
        samples.add(new Sample(number, breast, image, patient.test(), malignant));
      }
    }
  }

  /** The area under the ROC curve as the share of rightly ordered pairs (Mann and Whitney). */
  private static double auc(ToDoubleFunction<Sample> score) {
    double[] scores = samples.stream().mapToDouble(score).toArray();
    double right = 0;
    double pairs = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (samples.get(i).malignant() && !samples.get(j).malignant()) {
          pairs++;
          right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        }
      }
    }
    return right / pairs;
  }

  private static double moment(PhantomImage image, int power) {
    double sum = 0;
    for (short pixel : image.pixels()) {
      sum += Math.pow(Short.toUnsignedInt(pixel) / 65535.0, power);
    }
    return sum;
  }

  @Test
  void theBrightnessOfAnImageSaysNothing() {
    assertThat(auc(sample -> moment(sample.image(), 1))).isBetween(LOW, HIGH);
    assertThat(auc(sample -> moment(sample.image(), 4))).isBetween(LOW, HIGH);
  }

  @Test
  void theOrderOfPatientsSaysNothing() {
    assertThat(auc(Sample::patient)).isBetween(LOW, HIGH);
    assertThat(auc(sample -> sample.test() ? 1 : 0)).isBetween(LOW, HIGH);
  }

  @Test
  void theBreastSaysNothing() {
    assertThat(auc(sample -> sample.breast().density())).isBetween(LOW, HIGH);
    assertThat(auc(sample -> sample.breast().side() == Laterality.L ? 1 : 0)).isBetween(LOW, HIGH);
    assertThat(auc(sample -> Traits.of(sample.breast().seed()).grain())).isBetween(LOW, HIGH);
    assertThat(auc(sample -> Traits.of(sample.breast().seed()).depth())).isBetween(LOW, HIGH);
  }

  @Test
  void kindNumberPlaceSizeAndContrastOfLesionsSayNothing() {
    assertThat(auc(sample -> sample.breast().findings().size())).isBetween(LOW, HIGH);
    assertThat(auc(sample -> first(sample).kind() == Lesion.Kind.MASS ? 1 : 0))
        .isBetween(LOW, HIGH);
    assertThat(auc(sample -> first(sample).depth())).isBetween(LOW, HIGH);
    assertThat(auc(sample -> first(sample).level())).isBetween(LOW, HIGH);
    assertThat(auc(sample -> first(sample).size())).isBetween(LOW, HIGH);
    assertThat(auc(sample -> first(sample).contrast())).isBetween(LOW, HIGH);
    assertThat(auc(sample -> sample.image().rois().get(0).width())).isBetween(LOW, HIGH);
  }

  @Test
  void halfIsMalignantInEitherSet() {
    for (boolean test : new boolean[] {false, true}) {
      List<Sample> part = samples.stream().filter(sample -> sample.test() == test).toList();
      long malignant = part.stream().filter(Sample::malignant).count();
      assertThat((double) malignant / part.size()).isBetween(0.45, 0.55);
      assertThat((double) part.size() / samples.size()).isBetween(0.35, 0.65);
    }
  }

  private static Lesion first(Sample sample) {
    return sample.breast().findings().get(0).cc();
  }
}
