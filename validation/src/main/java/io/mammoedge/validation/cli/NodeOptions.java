package io.mammoedge.validation.cli;

import io.mammoedge.runtime.engine.ProviderChoice;
import io.mammoedge.runtime.score.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How {@code bench serve} starts its nodes. */
final class NodeOptions {
  @Option(
      names = "--variant",
      paramLabel = "NAME",
      split = ",",
      description = "Auto (the default), fp32, int8, or several.")
  private List<Variant> variants = List.of();

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description = "Auto (the default), cpu or cuda.")
  private Optional<ProviderChoice> provider = Optional.empty();

  @Option(
      names = "--max-images",
      paramLabel = "N",
      description = "Read and scored at once; default: as the node decides.")
  private Optional<Integer> images = Optional.empty();

  /** The options of {@code serve}, for each node that is to be started. */
  List<List<String>> starts(int threads) {
    List<Variant> all = variants.isEmpty() ? List.of(Variant.AUTO) : variants;
    return all.stream().map(variant -> start(variant, threads)).toList();
  }

  private List<String> start(Variant variant, int threads) {
    List<String> options = new ArrayList<>();
    options.add("--variant=" + word(variant));
    options.add("--provider=" + word(provider.orElse(ProviderChoice.AUTO)));
    options.add("--threads=" + threads);
    images.ifPresent(count -> options.add("--max-images=" + count));
    return options;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
