package io.mammoedge.runtime.store;

import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.store.Version.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Collects what differs between two manifests: whole values are compared, and told shortly. */
final class Comparison {
  private final Manifest before;
  private final Manifest after;
  private final List<Change> changes = new ArrayList<>();

  Comparison(Manifest before, Manifest after) {
    this.before = before;
    this.after = after;
  }

  /** Compares a part; what its words are too short to tell apart is told in full. */
  void compare(
      Step step, String what, Function<Manifest, ?> part, Function<Manifest, String> words) {
    Object was = part.apply(before);
    Object is = part.apply(after);
    if (!Objects.equals(was, is)) {
      String from = words.apply(before);
      String to = words.apply(after);
      boolean tells = !from.equals(to);
      changes.add(
          new Change(
              what, tells ? from : String.valueOf(was), tells ? to : String.valueOf(is), step));
    }
  }

  /** Compares a document. */
  void text(String what, Function<Manifest, String> text) {
    compare(Step.PATCH, what, text, text);
  }

  List<Change> changes() {
    return changes;
  }
}
