package io.mammoedge.exporter.onnx;

import ai.djl.nn.LambdaBlock;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * An element-wise function with at most one constant, told by probing: the constant is solved from
 * values of the function, then all of it is compared with its formula. So nothing rests on the
 * block's name alone, and the constant is what the function really uses.
 *
 * @param constant solves the constant
 * @param formula the function of x and the constant
 * @param writer writes it
 */
record ActivationConverter(
    ToDoubleFunction<Probe> constant, DoubleBinaryOperator formula, Writer writer)
    implements BlockConverter<LambdaBlock> {
  /** Writes a function as nodes. */
  @FunctionalInterface
  interface Writer {
    /** Returns the name of the function's value. */
    String write(String input, float constant, Site site);
  }

  @Override
  public String convert(LambdaBlock block, String input, Site site) {
    Probe probe = new Probe(block);
    double solved = constant.applyAsDouble(probe);
    probe
        .difference(x -> formula.applyAsDouble(x, solved))
        .ifPresent(
            difference -> {
              throw site.refused(
                  "is a LambdaBlock named '%s' with another function than DJL's: %s"
                      .formatted(block.getName(), difference));
            });
    return writer.write(input, (float) solved, site);
  }
}
