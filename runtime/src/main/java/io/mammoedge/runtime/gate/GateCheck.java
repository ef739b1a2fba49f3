package io.mammoedge.runtime.gate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One check of a gate.
 *
 * @param group what it belongs to, with dots, such as {@code check.golden}: reports fold by it
 * @param name for people; one check of a group has it
 * @param outcome how it ended
 * @param message one sentence
 * @param facts measured values by name, in the order in which they are to be read
 */
public record GateCheck(
    String group, String name, Outcome outcome, String message, Map<String, String> facts) {
  /** Copies the facts and checks for nulls. */
  public GateCheck {
    Objects.requireNonNull(group, "group is null");
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(outcome, "outcome is null");
    Objects.requireNonNull(message, "message is null");
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** A check without facts. */
  public GateCheck(String group, String name, Outcome outcome, String message) {
    this(group, name, outcome, message, Map.of());
  }

  /** The same with one more fact. */
  public GateCheck with(String fact, Object value) {
    Map<String, String> more = new LinkedHashMap<>(facts);
    more.put(fact, String.valueOf(value));
    return new GateCheck(group, name, outcome, message, more);
  }
}
