package io.mammoedge.runtime.release;

import com.google.gson.JsonDeserializationContext;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import io.mammoedge.runtime.preprocess.Step;
import java.lang.reflect.Type;
import java.util.Map;

/** A preprocessing step: its {@code kind} first, then its components. */
final class StepJson implements JsonSerializer<Step>, JsonDeserializer<Step> {
  private static final Map<String, Class<? extends Step>> KINDS =
      Map.of(
          "resample", Step.Resample.class,
          "scale", Step.Scale.class,
          "mean", Step.Mean.class);

  @Override
  public JsonElement serialize(Step step, Type type, JsonSerializationContext context) {
    JsonObject json = new JsonObject();
    json.addProperty("kind", step.kind());
    context.serialize(step, step.getClass()).getAsJsonObject().asMap().forEach(json::add);
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
      throw new JsonParseException(
          String.format(
              "'preprocessing.steps' has the unknown step '%s': needs a newer runtime",
              ReleasePaths.printable(kind)));
    }
    ManifestShape.check(object, step, "preprocessing.steps." + kind);
    return context.deserialize(object, step);
  }
}
