package io.mammoedge.trainer.cli;

import io.mammoedge.trainer.patch.PatchRecipe;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a patch set as it is written everywhere else: in small letters. */
final class PatchRecipeConverter implements ITypeConverter<PatchRecipe> {
  @Override
  public PatchRecipe convert(String text) {
    List<PatchRecipe> known = Arrays.asList(PatchRecipe.values());
    return known.stream()
        .filter(recipe -> recipe.toString().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of " + known));
  }
}
