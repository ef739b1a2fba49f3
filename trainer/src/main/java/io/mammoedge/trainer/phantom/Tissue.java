package io.mammoedge.trainer.phantom;

import java.util.SplittableRandom;

/** Paints a breast without lesions: fat, glandular tissue, fibres towards the nipple, muscle. */
final class Tissue {
  /** What density 1..4 adds to the threshold field of glandular tissue. */
  private static final double[] MORE_GLAND = {-1.4, -0.6, 0.2, 1.1};

  private static final double FIBRE = 0.055;
  private static final double FINE = 0.022;

  private final Traits traits;
  private final Outline outline;
  private final Pectoral pectoral;
  private final Canvas clouds;
  private final Canvas fibres;
  private final Canvas veil;
  private final Canvas strands;

  private Tissue(
      Traits traits, Outline outline, Pectoral pectoral, Size size, SplittableRandom random) {
    this.traits = traits;
    this.outline = outline;
    this.pectoral = pectoral;
    clouds = PowerLawTexture.draw(random, size.height(), size.width());
    fibres = PowerLawTexture.draw(random, size.height(), size.width());
    veil = PowerLawTexture.draw(random, size.height(), size.width());
    strands = Strands.draw(random, outline, size);
  }

  /** Height and width in pixels. */
  record Size(int height, int width) {}

  /** A breast: its grey values and, for each pixel, how much of the beam it takes (0..1). */
  record Breast(Canvas grey, Canvas thickness) {}

  static Breast paint(
      Traits traits, Outline outline, Pectoral pectoral, Size size, SplittableRandom random) {
    return new Tissue(traits, outline, pectoral, size, random).paint(size);
  }

  private Breast paint(Size size) {
    Breast breast =
        new Breast(
            new Canvas(size.height(), size.width()), new Canvas(size.height(), size.width()));
    double[] columnTerms = new double[size.width()];
    for (int x = 0; x < size.width(); x++) {
      columnTerms[x] = outline.columnTerm(x);
    }
    for (int y = 0; y < size.height(); y++) {
      double rowTerm = outline.rowTerm(y);
      for (int x = 0; x < size.width(); x++) {
        double inside = 1 - columnTerms[x] - rowTerm + 0.012 * clouds.values[y * size.width() + x];
        if (inside > 0) {
          pixel(breast, x, y, inside);
        }
      }
    }
    return breast;
  }

  private void pixel(Breast breast, int x, int y, double inside) {
    int i = y * clouds.width + x;
    double u = Math.min(1, inside / 0.42);
    double thickness = u * (2 - u);
    double stretched = towardsNipple(x, y);
    double gland = Canvas.smooth(-1.9, 2.5, glandField(x, i, inside) + 0.75 * stretched);
    double tissue =
        traits.fat()
            + traits.gland() * gland
            + FINE * veil.values[i]
            + (0.4 + 0.6 * gland) * FIBRE * ridge(stretched)
            + strands.values[i];
    double muscle = Canvas.smooth(0, 0.03 * clouds.width, pectoral.edge(y) - x);
    double behind = pectoral.grey() + 0.02 * clouds.values[i] + 0.2 * (tissue - traits.fat());
    breast.thickness().values[i] = (float) thickness;
    breast.grey().values[i] =
        (float) (thickness * (tissue + muscle * Math.max(0, behind - tissue)));
  }

  /** Above 0 glandular tissue prevails: clouds, less of it near the skin and at the chest wall. */
  private double glandField(int x, int i, double inside) {
    double skinFat = 1.6 * Canvas.smooth(0.05, 0.45, inside) - 1;
    double chestFat = Canvas.smooth(0.7, 1.0, 1 - x / outline.nippleX());
    return MORE_GLAND[traits.density() - 1] + skinFat - 0.8 * chestFat + 0.75 * clouds.values[i];
  }

  /** A texture that is stretched towards the nipple, as ducts and ligaments run. */
  private double towardsNipple(int x, int y) {
    double distance = Math.max(0, outline.nippleX() - x) + 0.45 * clouds.width;
    double across = (y - outline.nippleY()) * clouds.width / distance;
    return sample(fibres, x * 0.4, across * 0.9 + 0.5 * clouds.height);
  }

  /** 1 where a texture crosses 0, else less: thin bright lines. */
  private static double ridge(double value) {
    double ridge = Math.max(0, 1 - Math.abs(value) * 2.2);
    return ridge * ridge;
  }

  private static double sample(Canvas field, double x, double y) {
    double cx = Math.min(field.width - 1.001, Math.max(0, x));
    double cy = Math.min(field.height - 1.001, Math.max(0, y));
    int column = (int) cx;
    int row = (int) cy;
    double fx = cx - column;
    double fy = cy - row;
    int i = row * field.width + column;
    double upper = field.values[i] * (1 - fx) + field.values[i + 1] * fx;
    double lower =
        field.values[i + field.width] * (1 - fx) + field.values[i + field.width + 1] * fx;
    return upper * (1 - fy) + lower * fy;
  }
}
