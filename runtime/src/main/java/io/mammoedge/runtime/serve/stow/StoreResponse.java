package io.mammoedge.runtime.serve.stow;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.mammoedge.runtime.serve.http.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The Store Instances Response in the DICOM JSON model (PS3.18 I and F). */
final class StoreResponse {
  private static final String RETRIEVE_URL = "00081190";
  private static final String OTHER_FAILURES = "0008119A";
  private static final String FAILED = "00081198";
  private static final String REFERENCED = "00081199";
  private static final String SOP_CLASS = "00081150";
  private static final String SOP_INSTANCE = "00081155";
  private static final String FAILURE_REASON = "00081197";

  private StoreResponse() {}

  /** 200 where all were taken, 202 where some were, 409 where none was (PS3.18 10.5.3). */
  static Answer of(List<Stored> all) {
    JsonObject response = new JsonObject();
    List<Stored> good = all.stream().filter(Stored::isGood).toList();
    List<Stored> failed = all.stream().filter(one -> !one.isGood()).toList();
    // Type 2: there is nowhere to retrieve the objects from.
    response.add(RETRIEVE_URL, element("UR", new JsonArray()));
    add(response, REFERENCED, good);
    add(response, FAILED, failed.stream().filter(Stored::isNamed).toList());
    add(response, OTHER_FAILURES, failed.stream().filter(one -> !one.isNamed()).toList());
    int status = failed.isEmpty() ? 200 : good.isEmpty() ? 409 : 202;
    return new Answer(
        status,
        "application/dicom+json",
        response.toString().getBytes(StandardCharsets.UTF_8),
        Map.of());
  }

  private static void add(JsonObject response, String sequence, List<Stored> all) {
    if (!all.isEmpty()) {
      JsonArray items = new JsonArray();
      all.forEach(one -> items.add(item(one)));
      response.add(sequence, element("SQ", items));
    }
  }

  private static JsonObject item(Stored stored) {
    JsonObject item = new JsonObject();
    if (stored.isNamed()) {
      item.add(SOP_CLASS, uid(stored.instance().sopClassUid()));
      item.add(SOP_INSTANCE, uid(stored.instance().sopInstanceUid()));
    }
    if (!stored.isGood()) {
      JsonArray reason = new JsonArray();
      reason.add(stored.failure());
      item.add(FAILURE_REASON, element("US", reason));
    }
    return item;
  }

  private static JsonObject uid(String uid) {
    JsonArray value = new JsonArray();
    value.add(uid);
    return element("UI", value);
  }

  /** An element without a value has no member Value (PS3.18 F.2.5). */
  private static JsonObject element(String vr, JsonArray value) {
    JsonObject element = new JsonObject();
    element.addProperty("vr", vr);
    if (!value.isEmpty()) {
      element.add("Value", value);
    }
    return element;
  }
}
