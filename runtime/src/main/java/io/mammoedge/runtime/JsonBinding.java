package io.mammoedge.runtime;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;

/**
 * JSON into records by Gson, with every failure as a {@link JsonParseException} whose message is
 * one short line.
 */
public final class JsonBinding {
  private static final int LONGEST_LINE = 300;

  /** Gson's, to whoever writes programs. */
  private static final String ADVICE =
      "Use JsonReader.setStrictness(Strictness.LENIENT) to accept ";

  private JsonBinding() {}

  /**
   * Reads a text.
   *
   * @return never null
   * @throws JsonParseException when it is not JSON, is empty, holds a value that cannot be, or a
   *     name twice in one object: readers differ in which of the two they take
   */
  public static <T> T read(Gson gson, String json, Class<T> type) {
    return bind(gson, read(gson, json), type);
  }

  /** The tree of a text; a text of blanks is an error as well. */
  private static JsonElement read(Gson gson, String json) {
    JsonElement tree;
    try {
      tree = gson.fromJson(json, JsonElement.class);
    } catch (JsonParseException e) {
      throw new JsonParseException("not JSON: " + oneLine(e), e);
    }
    if (tree == null) {
      throw new JsonParseException("it is empty");
    }
    UniqueNames.require(json);
    return tree;
  }

  /**
   * Makes a record of a tree.
   *
   * @return never null
   * @throws JsonParseException when a value cannot be
   */
  public static <T> T bind(Gson gson, JsonElement tree, Class<T> type) {
    T value;
    try {
      value = gson.fromJson(tree, type);
    } catch (JsonParseException | NumberFormatException e) {
      throw new JsonParseException(oneLine(e), e);
    } catch (RuntimeException e) {
      throw isOfConstructor(e) ? new JsonParseException(oneLine(e), e) : e;
    }
    if (value == null) {
      throw new JsonParseException("it is empty");
    }
    return value;
  }

  /**
   * Gson wraps what a record's constructor throws into an exception of no type of its own. What is
   * of another type is a defect, and goes on as it is.
   */
  private static boolean isOfConstructor(RuntimeException error) {
    return error.getClass() == RuntimeException.class && error.getCause() != null;
  }

  /** The innermost message, or Gson's own where that names the place in the text. */
  private static String oneLine(RuntimeException error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = String.valueOf(error.getMessage());
    String text = message.contains("path $") ? message : String.valueOf(root.getMessage());
    return firstLine(text.replaceFirst("^[a-z.]+\\.[A-Z]\\w+Exception: ", "").replace(ADVICE, ""));
  }

  private static String firstLine(String text) {
    String line = text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
  }
}
