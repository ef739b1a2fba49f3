package io.mammoedge.archive;

import io.mammoedge.archive.table.ScoredImage;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of a table that differ in some columns. */
public final class Changed {
  private Changed() {}

  /** The same row with another value, which may be null, in the column of a component. */
  public static ScoredImage row(ScoredImage image, String component, Object value) {
    return row(image, Collections.singletonMap(component, value));
  }

  /** The same row of a file that was refused. */
  public static ScoredImage refused(ScoredImage image, String code) {
    Map<String, Object> changed = new HashMap<>(Map.of("refusal", code));
    List.of("probability", "logOdds", "decision", "threshold")
        .forEach(component -> changed.put(component, null));
    return row(image, changed);
  }

  private static ScoredImage row(ScoredImage image, Map<String, Object> changed) {
    RecordComponent[] components = ScoredImage.class.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values =
        Arrays.stream(components)
            .map(
                one ->
                    changed.containsKey(one.getName())
                        ? changed.get(one.getName())
                        : read(one, image))
            .toArray();
    try {
      return ScoredImage.class.getConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** The same row as a release without an operating point writes it. */
  public static ScoredImage undecided(ScoredImage image) {
    return row(row(image, "decision", null), "threshold", null);
  }

  private static Object read(RecordComponent component, ScoredImage image) {
    try {
      return component.getAccessor().invoke(image);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
