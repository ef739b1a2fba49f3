package io.mammoedge.trainer.config;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.JsonBinding;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.preprocess.Step;
import io.mammoedge.runtime.release.StepJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What this program itself writes as JSON: data sets, patch sets, models. For what people write,
 * see {@link StrictJson}.
 */
public final class JsonFile {
  private static final Gson GSON =
      new GsonBuilder()
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .serializeSpecialFloatingPointValues()
          .registerTypeAdapter(Step.class, StepJson.lenient())
          .create();

  private JsonFile() {}

  /**
   * Reads a record.
   *
   * @throws MammoEdgeException when the file cannot be read or does not hold one
   */
  public static <T> T read(Path file, Class<T> type) {
    try {
      return parse(Files.readString(file), type, file.toString());
    } catch (IOException e) {
      throw new MammoEdgeException(ExitCode.IO, file + ": cannot be read", e);
    }
  }

  /** As {@link #read}, from a text; {@code source} names it in errors. */
  public static <T> T parse(String json, Class<T> type, String source) {
    try {
      return JsonBinding.read(GSON, Objects.requireNonNullElse(json, ""), type);
    } catch (JsonParseException e) {
      throw new MammoEdgeException(
          ExitCode.INPUT_REFUSED,
          source + ": not what this program writes (" + e.getMessage() + ")",
          e);
    }
  }

  /** Writes a record atomically. */
  public static void write(Path file, Object value) {
    AtomicFile.write(file, text(value));
  }

  /** The text of a record, keys in order of its components. */
  public static String text(Object value) {
    return GSON.toJson(value) + "\n";
  }
}
