package io.mammoedge.trainer.train;

import ai.djl.nn.Parameter;
import io.mammoedge.trainer.net.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters that a stage trains, each with its rates.
 *
 * @param members by path, in order of execution
 */
record ParameterGroups(Map<String, Member> members) {
  /**
   * One parameter.
   *
   * @param rates for a learning rate of 1
   */
  record Member(Parameter parameter, Adam.Rates rates) {}

  /** Those of a network whose frozen layers are frozen already. */
  static ParameterGroups of(Network network, Parts parts, Stage stage) {
    List<String> penalised = parts.paths(stage.name(), stage.penalised());
    Map<String, Member> members = new LinkedHashMap<>();
    Weights.named(network.block())
        .forEach(
            (path, parameter) -> {
              if (parameter.requiresGradient()) {
                boolean isPenalised =
                    parameter.getType() == Parameter.Type.WEIGHT && Parts.covers(penalised, path);
                members.put(
                    path, member(parameter, factor(parts, stage, path), isPenalised, stage));
              }
            });
    return new ParameterGroups(members);
  }

  private static Member member(
      Parameter parameter, double factor, boolean isPenalised, Stage stage) {
    double coupled = isPenalised ? 2 * stage.l2() : 0;
    double decoupled = isPenalised ? stage.decay() : 0;
    return new Member(parameter, new Adam.Rates(factor, coupled, decoupled));
  }

  private static double factor(Parts parts, Stage stage, String path) {
    return stage.rates().entrySet().stream()
        .filter(entry -> Parts.covers(parts.paths(stage.name(), List.of(entry.getKey())), path))
        .mapToDouble(Map.Entry::getValue)
        .reduce(1, (a, b) -> a * b);
  }

  /** Moves every parameter once. */
  void update(Adam adam, double learningRate) {
    members.forEach(
        (path, member) ->
            adam.update(
                path,
                member.parameter,
                new Adam.Rates(
                    learningRate * member.rates.learningRate(),
                    member.rates.coupled(),
                    member.rates.decoupled())));
  }
}
