package io.mammoedge.runtime.trust;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * What a site signs of a test: an in-toto Statement v1 with the predicate "Test Result" 0.1.
 *
 * @param subjects the file with the result first, then what was tested
 * @param passed whether all that had to hold was shown to hold; the predicate knows no "not enough
 *     cases", which is no pass
 * @param configuration what was tested with, such as the table of cases; may be empty
 * @param passedTests their names
 * @param failedTests their names
 */
public record TestResult(
    List<Artifact> subjects,
    boolean passed,
    List<Artifact> configuration,
    List<String> passedTests,
    List<String> failedTests) {
  static final String PREDICATE_TYPE = "https://in-toto.io/attestation/test-result/v0.1";

  private static final String PASSED = "PASSED";
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  /** Copies the lists. */
  public TestResult {
    subjects = List.copyOf(subjects);
    configuration = List.copyOf(configuration);
    passedTests = List.copyOf(passedTests);
    failedTests = List.copyOf(failedTests);
  }

  /**
   * A file, or a folder with a root digest.
   *
   * @param name for people
   * @param sha256 64 lower-case hexadecimal digits
   */
  public record Artifact(String name, String sha256) {
    /** Checks for nulls. */
    public Artifact {
      Objects.requireNonNull(name, "name is null");
      Objects.requireNonNull(sha256, "sha256 is null");
    }

    private static Artifact read(Fields fields) {
      return new Artifact(fields.text("name"), fields.object("digest").sha256("sha256"));
    }

    private JsonObject json() {
      JsonObject digest = new JsonObject();
      digest.addProperty("sha256", sha256);
      JsonObject descriptor = new JsonObject();
      descriptor.addProperty("name", name);
      descriptor.add("digest", digest);
      return descriptor;
    }
  }

  /** The text that is signed. */
  byte[] write() {
    JsonObject predicate = new JsonObject();
    predicate.addProperty("result", passed ? PASSED : "FAILED");
    predicate.add("configuration", artifacts(configuration));
    predicate.add("passedTests", texts(passedTests));
    predicate.add("warnedTests", new JsonArray());
    predicate.add("failedTests", texts(failedTests));
    JsonObject statement = new JsonObject();
    statement.addProperty("_type", Statement.TYPE);
    statement.add("subject", artifacts(subjects));
    statement.addProperty("predicateType", PREDICATE_TYPE);
    statement.add("predicate", predicate);
    return GSON.toJson(statement).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads one whose signature holds; unknown fields are ignored.
   *
   * @throws JsonParseException when it is another kind of statement
   */
  static TestResult read(byte[] json) {
    Fields statement = Fields.of(json);
    statement.require("_type", Statement.TYPE);
    statement.require("predicateType", PREDICATE_TYPE);
    Fields predicate = statement.object("predicate");
    return new TestResult(
        statement.objects("subject").stream().map(Artifact::read).toList(),
        predicate.text("result").equals(PASSED),
        predicate.objects("configuration").stream().map(Artifact::read).toList(),
        predicate.texts("passedTests"),
        predicate.texts("failedTests"));
  }

  private static JsonArray artifacts(List<Artifact> artifacts) {
    JsonArray list = new JsonArray();
    artifacts.forEach(artifact -> list.add(artifact.json()));
    return list;
  }

  private static JsonArray texts(List<String> texts) {
    JsonArray list = new JsonArray();
    texts.forEach(list::add);
    return list;
  }
}
