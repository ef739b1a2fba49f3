package io.mammoedge.runtime;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Looks for names that come twice in one JSON object. RFC 8259, section 4, leaves open what they
 * mean: a person could sign what one reader sees, and a box use what another does.
 */
final class UniqueNames {
  private final JsonReader reader;
  private final Deque<Set<String>> objects = new ArrayDeque<>();

  private UniqueNames(JsonReader reader) {
    this.reader = reader;
  }

  /**
   * Looks.
   *
   * @param json that was parsed once already
   * @throws JsonParseException with the first name that comes twice
   */
  static void require(String json) {
    try (JsonReader reader = new JsonReader(new StringReader(json))) {
      // How strict to be was decided when it was parsed; a model's description may hold NaN.
      reader.setStrictness(Strictness.LENIENT);
      UniqueNames names = new UniqueNames(reader);
      for (JsonToken token = reader.peek();
          token != JsonToken.END_DOCUMENT;
          token = reader.peek()) {
        names.step(token);
      }
    } catch (IOException e) {
      throw new JsonParseException("not JSON: " + Printable.of(String.valueOf(e.getMessage())), e);
    }
  }

  private void step(JsonToken token) throws IOException {
    switch (token) {
      case BEGIN_OBJECT -> {
        reader.beginObject();
        objects.push(new HashSet<>());
      }
      case END_OBJECT -> {
        reader.endObject();
        objects.pop();
      }
      case BEGIN_ARRAY -> reader.beginArray();
      case END_ARRAY -> reader.endArray();
      case NAME -> add(reader.nextName());
      default -> reader.skipValue();
    }
  }

  private void add(String name) {
    if (!objects.element().add(name)) {
      String path = reader.getPath().replaceFirst("^\\$\\.?", "");
      throw new JsonParseException("'" + Printable.of(path) + "' comes twice in one object");
    }
  }
}
