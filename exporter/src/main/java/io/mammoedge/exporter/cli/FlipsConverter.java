package io.mammoedge.exporter.cli;

import io.mammoedge.runtime.release.Manifest.Flips;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code none}, {@code runtime} or {@code in-graph}. */
final class FlipsConverter implements ITypeConverter<Flips> {
  @Override
  public Flips convert(String text) {
    return switch (text) {
      case "none" -> Flips.NONE;
      case "runtime" -> Flips.RUNTIME;
      case "in-graph" -> Flips.IN_GRAPH;
      default ->
          throw new TypeConversionException("'" + text + "' is none of none, runtime, in-graph");
    };
  }
}
