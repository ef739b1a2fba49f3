package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.trainer.dataset.Outline.Point;
import io.mammoedge.trainer.dataset.SourceImage.SourceLesion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The regions of interest of one INbreast image ({@code AllXML/NUMBER.xml}): each has a name and a
 * contour of corners {@code (x, y)} in pixels.
 */
final class InbreastContours {
  private static final Pattern POINT =
      Pattern.compile(
          "\\(\\s*(-?[0-9.]+(?:[eE][-+]?\\d+)?)\\s*,\\s*(-?[0-9.]+(?:[eE][-+]?\\d+)?)\\s*\\)");

  private InbreastContours() {}

  /**
   * Reads a file; one that does not exist has no lesions.
   *
   * @param malignant the image's label: the set has no pathology by lesion
   * @throws RefusedImageException when the file is not as published
   */
  static List<SourceLesion> read(Path file, boolean malignant) {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try {
      return images(Plist.read(file))
          .flatMap(image -> entries(image, "ROIs"))
          .map(roi -> lesion(roi, malignant))
          .toList();
    } catch (ClassCastException | IllegalArgumentException e) {
      throw new RefusedImageException(
          "BAD_OUTLINE", file + ": not an INbreast contour file (" + e.getMessage() + ")", e);
    }
  }

  private static Stream<Map<?, ?>> images(Object plist) {
    return entries((Map<?, ?>) plist, "Images");
  }

  private static Stream<Map<?, ?>> entries(Map<?, ?> map, String key) {
    return list(map, key).stream().map(entry -> (Map<?, ?>) entry);
  }

  private static List<?> list(Map<?, ?> map, String key) {
    Object value = map.get(key);
    return value == null ? List.of() : (List<?>) value;
  }

  private static SourceLesion lesion(Map<?, ?> roi, boolean malignant) {
    List<Point> points = list(roi, "Point_px").stream().map(text -> point((String) text)).toList();
    Object name = roi.get("Name");
    LesionType type = type(name == null ? "" : (String) name);
    return new SourceLesion(type, malignant, new Outline.Contour(points));
  }

  private static Point point(String text) {
    Matcher matcher = POINT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no point");
    }
    return new Point(Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2)));
  }

  /**
   * The set writes Mass, Calcification, Calcifications, Cluster, Distortion, Asymmetry and more.
   */
  static LesionType type(String name) {
    String word = name.strip().toLowerCase(Locale.ROOT);
    if (word.startsWith("mass")) {
      return LesionType.MASS;
    }
    boolean calcification =
        word.startsWith("calc") || word.startsWith("microcalc") || word.startsWith("cluster");
    return calcification ? LesionType.CALCIFICATION : LesionType.OTHER;
  }
}
