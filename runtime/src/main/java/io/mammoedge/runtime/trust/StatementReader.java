package io.mammoedge.runtime.trust;

import com.google.gson.JsonParseException;
import io.mammoedge.runtime.Printable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a {@link Statement} whose signature holds (OMS 1.0, section 8.3): one file, one digest.
 *
 * <p>The list may come in any order. Signers must sort it, but the first of them, written in
 * Python, compares folder by folder where the specification compares letter by letter.
 */
final class StatementReader {
  /** What OMS leaves out; nothing that a release may hold. Anything else could hide a file. */
  private static final Set<String> IGNORABLE =
      Set.of(
          Statement.SIGNATURE_FILE,
          ".git",
          ".gitignore",
          ".gitattributes",
          ".github",
          ".gitmodules");

  private StatementReader() {}

  /**
   * Reads one; unknown fields are ignored.
   *
   * @throws JsonParseException when it is another kind of statement, or contradicts itself
   */
  static Statement read(byte[] json) {
    Fields statement = Fields.of(json);
    statement.require("_type", Statement.TYPE);
    statement.require("predicateType", Statement.PREDICATE_TYPE);
    Fields predicate = statement.object("predicate");
    serialization(predicate.object("serialization"));
    Map<String, String> resources = resources(predicate);
    Fields subject = subject(statement);
    String root = subject.object("digest").sha256("sha256");
    if (!root.equals(RootDigest.of(resources.values()))) {
      throw new JsonParseException("its root digest is not that of the files it lists");
    }
    return new Statement(subject.text("name"), root, resources);
  }

  private static void serialization(Fields serialization) {
    if (serialization.text("method").equals("shards")) {
      throw serialization.bad("method", "is 'shards', which is not read here: sign whole files");
    }
    serialization.require("method", "files");
    serialization.require("hash_type", "sha256");
    serialization.flag(
        "allow_symlinks"); // there are none, whatever it says: a release holds no link
    if (serialization.has("ignore_paths")) {
      serialization.texts("ignore_paths").forEach(path -> ignorable(serialization, path));
    }
  }

  private static void ignorable(Fields serialization, String path) {
    if (!IGNORABLE.contains(path)) {
      throw serialization.bad("ignore_paths", "leaves out '" + Printable.of(path) + "'");
    }
  }

  private static Map<String, String> resources(Fields predicate) {
    Map<String, String> resources = new LinkedHashMap<>();
    for (Fields resource : predicate.objects("resources")) {
      resource.require("algorithm", "sha256");
      String name = resource.text("name");
      if (resources.put(name, resource.sha256("digest")) != null) {
        throw predicate.bad("resources", "lists '" + Printable.of(name) + "' twice");
      }
    }
    if (resources.isEmpty()) {
      throw predicate.bad("resources", "is empty");
    }
    return resources;
  }

  private static Fields subject(Fields statement) {
    List<Fields> subjects = statement.objects("subject");
    if (subjects.size() != 1) {
      throw statement.bad("subject", "is not exactly one");
    }
    if (subjects.get(0).text("name").isEmpty()) {
      throw statement.bad("subject", "has no name");
    }
    return subjects.get(0);
  }
}
