package io.mammoedge.trainer.cli;

import io.mammoedge.trainer.dataset.ImageSize;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code HxW} from the command line. */
public final class ImageSizeConverter implements ITypeConverter<ImageSize> {
  @Override
  public ImageSize convert(String text) {
    try {
      return ImageSize.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
