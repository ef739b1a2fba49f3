package io.mammoedge.exporter.onnx;

import ai.djl.nn.norm.Dropout;

/** {@link Dropout} does nothing in evaluation, so it becomes nothing. */
final class DropoutConverter implements BlockConverter<Dropout> {
  @Override
  public String convert(Dropout block, String input, Site site) {
    return input;
  }
}
