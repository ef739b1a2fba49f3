package io.mammoedge.runtime.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.testing.SmallReference;
import io.mammoedge.runtime.testing.SmallRelease;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestReferenceTest {
  private static final String TEXT = ManifestJson.write(SmallReference.manifest());

  @Test
  void comesBackAsItWas() {
    assertThat(ManifestJson.read(TEXT, "m.json")).isEqualTo(SmallReference.manifest());
    assertThat(TEXT).as("it is in every model").hasSizeLessThan(20_000);
  }

  @Test
  void olderManifestsHaveNone() {
    JsonObject tree =
        JsonParser.parseString(ManifestJson.write(SmallRelease.core())).getAsJsonObject();
    assertThat(tree.getAsJsonObject("domain").remove("reference").isJsonNull()).isTrue();
    assertThat(ManifestJson.read(tree.toString(), "m.json")).isEqualTo(SmallRelease.core());
  }

  @ParameterizedTest
  @CsvSource({
    "n, 0",
    "patients, 201",
    "calledMalignant, 201",
    "calledMalignant, -1",
    "n, 150",
  })
  void countsMustFit(String key, int value) {
    assertRefused(reference -> reference.addProperty(key, value));
  }

  @Test
  void distributionsMustBeDistributions() {
    assertRefused(reference -> quantiles(reference).set(1, new JsonPrimitive(-0.5)));
    assertRefused(reference -> quantiles(reference).set(199, new JsonPrimitive(1.5)));
    assertRefused(reference -> quantiles(reference).set(0, quantiles(reference).get(199)));
    assertRefused(reference -> quantiles(reference).remove(0));
    assertRefused(reference -> probability(reference).addProperty("independent", 0));
    assertRefused(reference -> probability(reference).addProperty("independent", 201));
    assertRefused(reference -> probability(reference).addProperty("patientCorrelation", 1.5));
    assertRefused(reference -> probability(reference).remove("patientCorrelation"));
    assertRefused(reference -> reference.getAsJsonObject("views").addProperty("CC", 0));
    assertRefused(reference -> reference.getAsJsonObject("preparation").addProperty("images", 0));
    assertRefused(reference -> reference.remove("preparation"));
  }

  private static JsonObject probability(JsonObject reference) {
    return reference.getAsJsonObject("probability");
  }

  private static JsonArray quantiles(JsonObject reference) {
    return probability(reference).getAsJsonArray("quantiles");
  }

  private static void assertRefused(Consumer<JsonObject> change) {
    JsonObject tree = JsonParser.parseString(TEXT).getAsJsonObject();
    change.accept(tree.getAsJsonObject("domain").getAsJsonObject("reference"));
    assertThatThrownBy(() -> ManifestJson.read(tree.toString(), "m.json"))
        .isInstanceOf(IntegrityException.class)
        .hasMessageStartingWith("m.json: 'domain.reference.");
  }
}
