package io.mammoedge.runtime.serve.deliver;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.mammoedge.runtime.serve.dimse.StoreStatus;
import java.io.IOException;
import java.util.Optional;

/** What a STOW-RS service says of one object (PS3.18 10.5.3 and annex I). */
final class StowAnswer {
  private static final String FAILED = "00081198";
  private static final String FAILURE_REASON = "00081197";

  private static final int CONFLICT = 409;

  private StowAnswer() {}

  /**
   * Nothing, where the object is there now.
   *
   * @param status 200, 202 or 409
   * @throws Unwanted where it is not, and another time would not help
   * @throws NotNow where it would
   */
  static void requireStored(int status, String body) throws IOException {
    int reason = failure(body);
    if (reason == 0 ? status != CONFLICT : StoreStatus.isStored(reason)) {
      return;
    }
    String words = "HTTP %d, failure reason %04XH".formatted(status, reason);
    throw StoreStatus.isPassing(reason) ? new NotNow(words) : new Unwanted(words);
  }

  /** The reason of the first failed object; 0 where none is named. */
  private static int failure(String body) {
    return first(tree(body), FAILED)
        .flatMap(failed -> first(failed, FAILURE_REASON))
        .filter(JsonElement::isJsonPrimitive)
        .map(reason -> reason.getAsJsonPrimitive().getAsString())
        .filter(digits -> digits.matches("[0-9]{1,5}"))
        .map(Integer::parseInt)
        .orElse(0);
  }

  private static JsonElement tree(String body) {
    try {
      return JsonParser.parseString(body);
    } catch (JsonParseException e) {
      // An answer in XML, or none: the status has to do.
      return JsonNull.INSTANCE;
    }
  }

  /** The first value of an element in the DICOM JSON model (PS3.18 F.2). */
  private static Optional<JsonElement> first(JsonElement dataSet, String tag) {
    return member(dataSet, tag)
        .flatMap(element -> member(element, "Value"))
        .filter(JsonElement::isJsonArray)
        .map(JsonElement::getAsJsonArray)
        .filter(values -> !values.isEmpty())
        .map(values -> values.get(0));
  }

  private static Optional<JsonElement> member(JsonElement of, String name) {
    return of.isJsonObject()
        ? Optional.ofNullable(of.getAsJsonObject().get(name))
        : Optional.empty();
  }
}
