package io.mammoedge.validation.parity;

import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.score.HeatMapImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An image of a comparison, small, with what a road looked at laid over it.
 *
 * @param index of the case
 * @param shows whose map lies over the image, if any
 * @param png the picture
 */
public record CasePicture(int index, Shows shows, byte[] png) {
  /** What a picture shows. */
  public enum Shows {
    /** The mammogram alone. */
    IMAGE,
    /** What the reference looked at. */
    REFERENCE,
    /** What the candidate looked at. */
    CANDIDATE
  }

  private static final int LONGEST_SIDE = 360;
  private static final int MOST_CASES = 12;
  private static final int WITHOUT_FLIPS = 3;

  /** The flips, worst first; where there is none, the cases that differ most. */
  static List<CasePicture> of(
      CaseSet set, ParityCases cases, ParityMeasures measures, Roads roads) {
    List<Integer> flips = measures.agreement().flips();
    IntStream which =
        flips.isEmpty()
            ? IntStream.range(0, cases.cases().size())
            : flips.stream().mapToInt(Integer::intValue);
    List<CasePicture> pictures = new ArrayList<>();
    which
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -cases.distance(i)))
        .limit(flips.isEmpty() ? WITHOUT_FLIPS : MOST_CASES)
        .forEach(i -> pictures.addAll(of(i, set.image(i), roads)));
    return pictures;
  }

  private static List<CasePicture> of(int index, Plane image, Roads roads) {
    List<CasePicture> pictures = new ArrayList<>();
    pictures.add(new CasePicture(index, Shows.IMAGE, HeatMapImage.png(image, LONGEST_SIDE)));
    roads
        .reference()
        .picture(image, LONGEST_SIDE)
        .ifPresent(png -> pictures.add(new CasePicture(index, Shows.REFERENCE, png)));
    roads
        .candidate()
        .picture(image, LONGEST_SIDE)
        .ifPresent(png -> pictures.add(new CasePicture(index, Shows.CANDIDATE, png)));
    return pictures;
  }
}
