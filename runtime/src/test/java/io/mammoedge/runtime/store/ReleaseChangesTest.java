package io.mammoedge.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.ManifestJson;
import io.mammoedge.runtime.testing.SmallReference;
import io.mammoedge.runtime.testing.SmallRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReleaseChangesTest {
  private static final String EVIDENCE =
      "\"evidence\": {\"dataset\": \"d\", \"split\": \"test\", \"n\": 9, \"patients\": 8,"
          + " \"positives\": 4, \"auc\": 0.8, \"ci95\": [0.7, 0.9], \"method\": \"m\","
          + " \"caveats\": [\"small\"]}";

  private static final Manifest MANIFEST =
      ManifestJson.read(
          ManifestJson.write(SmallReference.manifest()).replace("\"evidence\": null", EVIDENCE),
          "edited");

  /** They do not make two releases differ. */
  private static final Set<String> IGNORED = Set.of("name", "version", "created");

  private int tried;

  /** Numbers and texts of the whole manifest, one after the other, each changed a little. */
  @Test
  void everyValueCounts() {
    JsonObject tree = JsonParser.parseString(ManifestJson.write(MANIFEST)).getAsJsonObject();
    for (String key : List.copyOf(tree.keySet())) {
      if (!IGNORED.contains(key)) {
        vary(tree, tree.get(key), value -> tree.add(key, value), key);
      }
    }
    assertThat(tried).isGreaterThan(50);
  }

  private interface Place {
    void put(JsonElement value);
  }

  private void vary(JsonObject root, JsonElement value, Place place, String path) {
    if (value instanceof JsonObject object) {
      for (String key : List.copyOf(object.keySet())) {
        vary(root, object.get(key), other -> object.add(key, other), path + "." + key);
      }
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        int index = i;
        vary(root, array.get(i), other -> array.set(index, other), path + "[" + i + "]");
      }
    } else if (value instanceof JsonPrimitive primitive) {
      for (JsonElement other : others(primitive)) {
        place.put(other);
        require(root, path);
        place.put(value);
      }
    }
  }

  /** Differences in the last place; a constant of an enum is found among some words. */
  private static List<JsonElement> others(JsonPrimitive value) {
    List<JsonElement> others = new ArrayList<>();
    if (value.isBoolean()) {
      others.add(new JsonPrimitive(!value.getAsBoolean()));
    } else if (value.isString()) {
      String text = value.getAsString();
      others.add(new JsonPrimitive(text.replaceFirst("0$", "1") + (text.endsWith("0") ? "" : "x")));
      for (String word : new String[] {"runtime", "clinical", "letterbox", "cubic", "voi"}) {
        others.add(new JsonPrimitive(word));
      }
    } else if (value.getAsString().matches("[0-9]+")) {
      others.add(new JsonPrimitive(value.getAsLong() + 1));
    } else {
      others.add(new JsonPrimitive((double) Math.nextUp(value.getAsFloat())));
    }
    return others;
  }

  private void require(JsonObject changed, String path) {
    Manifest other;
    try {
      other = ManifestJson.read(changed.toString(), "changed");
    } catch (IntegrityException refused) {
      return;
    }
    tried++;
    List<Change> changes = ReleaseChanges.between(MANIFEST, other).changes();
    assertThat(changes).as(path).hasSize(1);
    assertThat(changes.get(0).before()).as(path).isNotEqualTo(changes.get(0).after());
  }

  @Test
  void weightsThatBeginAlikeAreOthers() {
    Manifest other =
        SmallRelease.edited(text -> text.replace("0".repeat(64), "0".repeat(63) + "1"));
    ReleaseChanges changes = ReleaseChanges.between(SmallRelease.core(), other);
    assertThat(changes.words()).isEqualTo("weights");
    assertThat(changes.step()).isEqualTo(Version.Step.MINOR);
    assertThat(changes.changes().get(0).after()).contains("0".repeat(63) + "1");
  }

  @Test
  void sameIsSame() {
    assertThat(ReleaseChanges.between(MANIFEST, MANIFEST).changes()).isEmpty();
  }
}
