package io.mammoedge.trainer.reproduce.published;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A row of a table.
 *
 * @param name of its files; lower case, digits and hyphens
 * @param title for people
 * @param models whose mean is measured; none where this program cannot run it
 * @param flips whether the four flips are averaged, too
 * @param site with how many patients of the other hospital the model is fine-tuned before it is
 *     measured there, 0: as it is; null: it is measured at home
 * @param rank 1 is the most important; the last ones are left out first
 * @param cannot why this program cannot run it, or null
 * @param published what the paper has, or null
 */
public record RowSpec(
    String name,
    String title,
    List<String> models,
    boolean flips,
    Integer site,
    int rank,
    String cannot,
    Published published) {
  /** Checks what goes together. */
  public RowSpec {
    Objects.requireNonNull(name, "row without 'name'");
    Objects.requireNonNull(title, "row without 'title'");
    models = models == null ? List.of() : List.copyOf(models);
    if (!name.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException("row '" + name + "': only a-z, 0-9 and hyphens");
    }
    if (models.isEmpty() == (cannot == null)) {
      throw new IllegalArgumentException("row " + name + ": one of 'models' and 'cannot'");
    }
    if (rank < 1 || (site != null && site < 0)) {
      throw new IllegalArgumentException("row " + name + ": rank >= 1 and site >= 0 are needed");
    }
  }

  /** The patients of the other hospital, if it is measured there. */
  public Optional<Integer> sitePatients() {
    return Optional.ofNullable(site);
  }

  /** What the paper has. */
  public Optional<Published> publishedValue() {
    return Optional.ofNullable(published);
  }
}
