package io.mammoedge.runtime.golden;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.JsonBinding;

/** {@link GoldenExpected} as JSON; the same outputs are the same text. */
public final class GoldenJson {
  private static final Gson GSON =
      new GsonBuilder().setStrictness(Strictness.STRICT).disableHtmlEscaping().create();

  private GoldenJson() {}

  /** The text, with a line feed at its end. Floats have enough digits to come back as they are. */
  public static String write(GoldenExpected expected) {
    return GSON.toJson(expected) + "\n";
  }

  /**
   * Reads {@code golden/expected.json}.
   *
   * @param json the text
   * @param source named in messages
   * @throws IntegrityException when it is not such a text
   */
  public static GoldenExpected read(String json, String source) {
    try {
      return JsonBinding.read(GSON, json, GoldenExpected.class);
    } catch (JsonParseException e) {
      throw new IntegrityException(source + ": not a list of golden outputs: " + e.getMessage(), e);
    }
  }
}
