package io.mammoedge.trainer.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code full} as 1, or what channels are divided by. */
final class WidthConverter implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String text) {
    if (text.equals("full")) {
      return 1;
    }
    if (!text.matches("2|4|8|16")) {
      throw new TypeConversionException("'" + text + "' is none of full, 2, 4, 8, 16");
    }
    return Integer.valueOf(text);
  }
}
