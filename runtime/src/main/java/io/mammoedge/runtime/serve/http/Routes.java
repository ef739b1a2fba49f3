package io.mammoedge.runtime.serve.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Which route answers which method and path. Built once, then only read. */
public final class Routes {
  private final List<Entry> entries = new ArrayList<>();

  /**
   * One entry.
   *
   * @param method of HTTP
   * @param pattern its parts; {@code {name}} stands for any one
   * @param name for metrics: the pattern as written
   * @param open whether it needs no access
   * @param heavy whether it is counted among those that are admitted a few at a time
   */
  private record Entry(
      String method, List<String> pattern, String name, boolean open, boolean heavy, Route route) {
    Optional<Map<String, String>> match(List<String> path) {
      if (path.size() != pattern.size()) {
        return Optional.empty();
      }
      Map<String, String> named = new HashMap<>();
      for (int i = 0; i < path.size(); i++) {
        String part = pattern.get(i);
        if (part.startsWith("{")) {
          named.put(part.substring(1, part.length() - 1), path.get(i));
        } else if (!part.equals(path.get(i))) {
          return Optional.empty();
        }
      }
      return Optional.of(named);
    }
  }

  /**
   * A route that was found.
   *
   * @param name for metrics
   * @param open whether it needs no access
   * @param heavy whether it must be admitted
   * @param route that answers
   * @param named what stands in the path for names
   */
  record Found(String name, boolean open, boolean heavy, Route route, Map<String, String> named) {}

  /** Adds a route that reads something small. */
  public Routes get(String pattern, Route route) {
    return add("GET", pattern, false, false, route);
  }

  /** Adds a route for those who have no access as well: whether the node lives. */
  public Routes open(String pattern, Route route) {
    return add("GET", pattern, true, false, route);
  }

  /** Adds a route that takes a body and computes. */
  public Routes post(String pattern, Route route) {
    return add("POST", pattern, false, true, route);
  }

  private Routes add(String method, String pattern, boolean open, boolean heavy, Route route) {
    entries.add(new Entry(method, parts(pattern), pattern, open, heavy, route));
    return this;
  }

  /**
   * Finds the route of a request.
   *
   * @throws HttpProblem when there is none: 404, or 405 where another method would do
   */
  Found find(String method, String path) {
    String asked = method.equals("HEAD") ? "GET" : method;
    List<String> parts = parts(path);
    TreeSet<String> others = new TreeSet<>();
    for (Entry entry : entries) {
      Optional<Map<String, String>> named = entry.match(parts);
      if (named.isPresent() && entry.method.equals(asked)) {
        return new Found(entry.name, entry.open, entry.heavy, entry.route, named.get());
      }
      named.ifPresent(unused -> others.add(entry.method));
    }
    if (others.isEmpty()) {
      throw new HttpProblem(404, "NO_SUCH_PATH", "there is nothing at this path");
    }
    throw new HttpProblem(405, "METHOD", "this path takes " + String.join(", ", others))
        .with("Allow", String.join(", ", others));
  }

  private static List<String> parts(String path) {
    String inner = path.startsWith("/") ? path.substring(1) : path;
    return List.of(inner.split("/", -1));
  }
}
