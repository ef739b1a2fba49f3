package io.mammoedge.runtime.release;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.mammoedge.runtime.Printable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/** Enum constants in lower case with '-': {@code IN_GRAPH} is {@code "in-graph"}. */
final class EnumNames implements TypeAdapterFactory {
  @Override
  public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
    Class<? super T> raw = type.getRawType();
    return raw.isEnum() ? new Names<T>(raw).nullSafe() : null;
  }

  private static String name(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static final class Names<T> extends TypeAdapter<T> {
    private final Class<? super T> type;

    Names(Class<? super T> type) {
      this.type = type;
    }

    @Override
    public void write(JsonWriter out, T value) throws IOException {
      out.value(name(value));
    }

    @Override
    @SuppressWarnings("unchecked") // the constants of an enum are of its type
    public T read(JsonReader in) throws IOException {
      String wanted = in.nextString();
      for (Object constant : type.getEnumConstants()) {
        if (name(constant).equals(wanted)) {
          return (T) constant;
        }
      }
      throw new JsonParseException(
          String.format(
              "'%s' is none of %s at path %s",
              Printable.of(wanted),
              Arrays.stream(type.getEnumConstants()).map(EnumNames::name).toList(),
              in.getPreviousPath()));
    }
  }
}
