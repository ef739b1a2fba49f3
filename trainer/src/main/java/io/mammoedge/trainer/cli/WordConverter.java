package io.mammoedge.trainer.cli;

import io.mammoedge.trainer.dataset.Layout;
import io.mammoedge.trainer.dataset.SplitProtocol;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the words of an enum from the command line; an error lists them and no Java names. */
abstract class WordConverter<E extends Enum<E>> implements ITypeConverter<E> {
  private final Class<E> type;

  private WordConverter(Class<E> type) {
    this.type = type;
  }

  @Override
  public E convert(String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> value.toString().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of " + words()));
  }

  private String words() {
    return Arrays.stream(type.getEnumConstants())
        .map(E::toString)
        .collect(Collectors.joining(", "));
  }

  /** Reads {@code cbis-ddsm}, {@code inbreast} or {@code csv}. */
  static final class OfLayout extends WordConverter<Layout> {
    OfLayout() {
      super(Layout.class);
    }
  }

  /** Reads {@code official} or {@code patient}. */
  static final class OfSplits extends WordConverter<SplitProtocol> {
    OfSplits() {
      super(SplitProtocol.class);
    }
  }
}
