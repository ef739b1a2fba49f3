package io.mammoedge.runtime.trust;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;

/**
 * What is signed: an in-toto Statement v1 whose predicate lists the files of a release (OMS 1.0,
 * section 5).
 *
 * @param subject for people; any text but an empty one
 * @param sha256 the root digest
 * @param resources SHA-256 by path, in the order of the list
 */
record Statement(String subject, String sha256, Map<String, String> resources) {
  static final String TYPE = "https://in-toto.io/Statement/v1";
  static final String PREDICATE_TYPE = "https://model_signing/signature/v1.0";
  static final String SIGNATURE_FILE = "signature.json";

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  /** A statement about files in the order of their names. */
  static Statement of(String subject, SortedMap<String, String> digests) {
    return new Statement(subject, RootDigest.of(digests), digests);
  }

  /** The text that is signed. */
  byte[] write() {
    JsonObject digest = new JsonObject();
    digest.addProperty("sha256", sha256);
    JsonObject about = new JsonObject();
    about.addProperty("name", subject);
    about.add("digest", digest);
    JsonObject statement = new JsonObject();
    statement.addProperty("_type", TYPE);
    statement.add("subject", listOf(about));
    statement.addProperty("predicateType", PREDICATE_TYPE);
    statement.add("predicate", predicate());
    return GSON.toJson(statement).getBytes(StandardCharsets.UTF_8);
  }

  private JsonObject predicate() {
    JsonArray ignored = new JsonArray();
    ignored.add(SIGNATURE_FILE);
    JsonObject serialization = new JsonObject();
    serialization.addProperty("method", "files");
    serialization.addProperty("hash_type", "sha256");
    serialization.addProperty("allow_symlinks", false);
    serialization.add("ignore_paths", ignored);
    JsonObject predicate = new JsonObject();
    predicate.add("serialization", serialization);
    predicate.add("resources", list());
    return predicate;
  }

  private JsonArray list() {
    JsonArray list = new JsonArray();
    resources.forEach(
        (name, digest) -> {
          JsonObject resource = new JsonObject();
          resource.addProperty("name", name);
          resource.addProperty("algorithm", "sha256");
          resource.addProperty("digest", digest);
          list.add(resource);
        });
    return list;
  }

  private static JsonArray listOf(JsonObject only) {
    JsonArray list = new JsonArray();
    list.add(only);
    return list;
  }
}
