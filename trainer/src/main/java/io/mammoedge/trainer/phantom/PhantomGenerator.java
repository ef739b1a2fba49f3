package io.mammoedge.trainer.phantom;

import io.mammoedge.runtime.dicom.Laterality;
import io.mammoedge.runtime.dicom.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Draws synthetic mammograms. Everything follows from the arguments, bit by bit: the same seed
 * gives the same breast in both views and, lesions apart, the same pixels whatever the lesions are.
 */
public final class PhantomGenerator {
  /** Manufacturer (0008,0070) of every phantom, so that nobody takes one for a mammogram. */
  public static final String MANUFACTURER = "MammoEdge phantom";

  private static final int SMALLEST = 64;

  private PhantomGenerator() {}

  /**
   * What to draw.
   *
   * @param seed of the breast
   * @param laterality left (chest wall at the left edge) or right (at the right edge)
   * @param view CC or MLO
   * @param lesions as seen in this view; none for a normal breast
   * @param height rows, at least 64
   * @param width columns, at least 64
   * @param look film or digital
   */
  public record Request(
      long seed,
      Laterality laterality,
      View view,
      List<Lesion> lesions,
      int height,
      int width,
      Look look) {
    /** Checks the ranges and copies the list. */
    public Request {
      Objects.requireNonNull(look, "look is null");
      if (laterality == Laterality.UNKNOWN || view == View.UNKNOWN) {
        throw new IllegalArgumentException("a phantom needs a side and a view");
      }
      if (height < SMALLEST || width < SMALLEST) {
        throw new IllegalArgumentException(height + "x" + width + " is below 64x64");
      }
      lesions = List.copyOf(lesions);
    }
  }

  /** Draws one image. */
  public static PhantomImage draw(Request request) {
    Tissue.Size size = new Tissue.Size(request.height(), request.width());
    Traits traits = Traits.of(request.seed());
    SplittableRandom random = stream(request, "anatomy");
    Outline outline = Outline.of(traits, request.view(), request.height(), request.width(), random);
    Pectoral pectoral = Pectoral.of(request.view(), request.height(), request.width(), random);
    Tissue.Breast breast = Tissue.paint(traits, outline, pectoral, size, random);
    List<Roi> rois = new ArrayList<>();
    for (Lesion lesion : request.lesions()) {
      rois.add(add(lesion, breast, outline, pectoral, size));
    }
    short[] pixels = request.look().develop(breast, traits.grain(), stream(request, "noise"));
    PhantomImage image = new PhantomImage(request.height(), request.width(), pixels, rois);
    return request.laterality() == Laterality.R ? image.mirrored() : image;
  }

  /** A 16-bit film phantom with one lesion, benign for even, malignant for odd indices. */
  public static PhantomImage golden(int index, int height, int width) {
    SplittableRandom random = Seeds.stream(index, "golden");
    boolean mass = index / 2 % 2 == 0;
    Lesion.Kind kind = mass ? Lesion.Kind.MASS : Lesion.Kind.CALCIFICATIONS;
    Lesion lesion = Lesion.draw(random, kind, (index & 1) == 1);
    Laterality side = random.nextInt(2) == 0 ? Laterality.L : Laterality.R;
    View view = random.nextInt(2) == 0 ? View.CC : View.MLO;
    return draw(
        new Request(random.nextLong(), side, view, List.of(lesion), height, width, Look.FILM));
  }

  private static SplittableRandom stream(Request request, String purpose) {
    return Seeds.stream(request.seed(), purpose + request.view().name().toLowerCase(Locale.ROOT));
  }

  private static Roi add(
      Lesion lesion, Tissue.Breast breast, Outline outline, Pectoral pectoral, Tissue.Size size) {
    double extent =
        lesion.level() < 0
            ? Math.min(outline.above(), outline.nippleY())
            : Math.min(outline.below(), size.height() - outline.nippleY());
    double y = outline.nippleY() + lesion.level() * extent;
    double inner = Math.max(0, pectoral.edge(y));
    double x = inner + lesion.depth() * (outline.skin(y) - inner);
    Canvas painted = LesionPainter.paint(lesion, x, y, size);
    float[] thickness = breast.thickness().values;
    for (int i = 0; i < thickness.length; i++) {
      breast.grey().values[i] += painted.values[i] * thickness[i];
    }
    return Roi.around(lesion, x, y, size);
  }
}
