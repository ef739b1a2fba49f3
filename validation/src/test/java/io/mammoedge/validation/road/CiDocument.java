package io.mammoedge.validation.road;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * {@code docs/ci.md}: its pipelines, and the options that it names.
 *
 * @param text the whole
 */
record CiDocument(String text) {
  private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");

  static CiDocument read() throws IOException {
    return new CiDocument(Files.readString(Path.of("../docs/ci.md")));
  }

  /**
   * One thing that a pipeline does.
   *
   * @param uses an action; empty for commands
   * @param commands to run; empty for an action
   * @param always whether also after a failure
   */
  record Step(String uses, String commands, boolean always) {}

  /** A pipeline's variables and steps. */
  record Pipeline(Map<String, String> variables, List<Step> steps) {}

  Pipeline github() {
    Map<?, ?> job = map(map(yaml(0).get("jobs")).get("gate"));
    return new Pipeline(
        variables(job.get("env")), list(job.get("steps")).stream().map(CiDocument::step).toList());
  }

  /** GitLab's runner makes one shell script of the lines. */
  Pipeline gitlab() {
    Map<?, ?> job = map(yaml(1).get("release-gate"));
    String script =
        list(job.get("script")).stream().map(Object::toString).collect(Collectors.joining("\n"));
    return new Pipeline(variables(job.get("variables")), List.of(new Step("", script, false)));
  }

  /** What GitLab keeps, also when the job has failed. */
  Map<?, ?> gitlabArtifacts() {
    return map(map(yaml(1).get("release-gate")).get("artifacts"));
  }

  /** Every {@code --option} of the text. */
  TreeSet<String> options() {
    TreeSet<String> options = new TreeSet<>();
    OPTION.matcher(text).results().map(MatchResult::group).forEach(options::add);
    return options;
  }

  private static Step step(Object step) {
    Map<?, ?> fields = map(step);
    return new Step(
        text(fields.get("uses")),
        text(fields.get("run")),
        text(fields.get("if")).equals("${{ !cancelled() }}"));
  }

  private Map<?, ?> yaml(int index) {
    List<String> blocks = YAML.matcher(text).results().map(result -> result.group(1)).toList();
    return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(blocks.get(index)));
  }

  private static Map<String, String> variables(Object values) {
    Stream<? extends Map.Entry<?, ?>> entries = map(values).entrySet().stream();
    return entries.collect(
        Collectors.toMap(entry -> entry.getKey().toString(), entry -> entry.getValue().toString()));
  }

  private static Map<?, ?> map(Object value) {
    return (Map<?, ?>) value;
  }

  private static List<?> list(Object value) {
    return (List<?>) value;
  }

  private static String text(Object value) {
    return value == null ? "" : value.toString();
  }
}
