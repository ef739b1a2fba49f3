package io.mammoedge.runtime.release;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializationContext;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import io.mammoedge.runtime.Printable;
import io.mammoedge.runtime.preprocess.CropBackground;
import io.mammoedge.runtime.preprocess.CropBorder;
import io.mammoedge.runtime.preprocess.Mean;
import io.mammoedge.runtime.preprocess.Orient;
import io.mammoedge.runtime.preprocess.Resample;
import io.mammoedge.runtime.preprocess.Scale;
import io.mammoedge.runtime.preprocess.Step;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A preprocessing step for Gson: its {@code kind} first, then its components. The same in
 * manifests, data sets, models and configurations.
 */
public final class StepJson implements JsonSerializer<Step>, JsonDeserializer<Step> {
  private static final Map<String, Class<? extends Step>> KINDS =
      new TreeMap<>(
          Map.of(
              "orient", Orient.class,
              "crop-border", CropBorder.class,
              "crop-background", CropBackground.class,
              "resample", Resample.class,
              "scale", Scale.class,
              "mean", Mean.class));

  private static final Gson COMPONENTS =
      new GsonBuilder().registerTypeAdapterFactory(new EnumNames()).create();

  private final boolean strict;

  private StepJson(boolean strict) {
    this.strict = strict;
  }

  /** For what this program writes: unknown keys are ignored. */
  public static StepJson lenient() {
    return new StepJson(false);
  }

  /** For what people write: an unknown key is an error that names it. */
  public static StepJson strict() {
    return new StepJson(true);
  }

  @Override
  public JsonElement serialize(Step step, Type type, JsonSerializationContext context) {
    JsonObject json = new JsonObject();
    json.addProperty("kind", step.kind());
    COMPONENTS.toJsonTree(step, step.getClass()).getAsJsonObject().asMap().forEach(json::add);
    return json;
  }

  @Override
  public Step deserialize(JsonElement json, Type type, JsonDeserializationContext context) {
    if (!(json instanceof JsonObject object) || !(object.get("kind") instanceof JsonPrimitive p)) {
      throw new JsonParseException("a step of 'preprocessing.steps' has no 'kind'");
    }
    String kind = p.getAsString();
    Class<? extends Step> step = KINDS.get(kind);
    if (step == null) {
      throw unknown(kind);
    }
    if (strict) {
      requireKnownKeys(object, step, kind);
    }
    ManifestShape.check(object, step, "preprocessing.steps." + kind);
    return COMPONENTS.fromJson(object, step);
  }

  private JsonParseException unknown(String kind) {
    return new JsonParseException(
        String.format(
            "'preprocessing.steps' has the unknown step '%s': %s",
            Printable.of(kind),
            strict ? "known are " + String.join(", ", KINDS.keySet()) : "needs a newer runtime"));
  }

  private static void requireKnownKeys(JsonObject step, Class<?> type, String kind) {
    List<String> known =
        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
    for (String key : step.keySet()) {
      if (!key.equals("kind") && !known.contains(key)) {
        throw new JsonParseException(
            String.format(
                "unknown key '%s' in the step '%s'; known here: %s",
                Printable.of(key), kind, String.join(", ", known)));
      }
    }
  }
}
