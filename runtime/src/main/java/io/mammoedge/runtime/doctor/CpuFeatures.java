package io.mammoedge.runtime.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the processor can do that inference gains from. Only Linux says it in a file.
 *
 * @param known whether the system says anything
 * @param vectors instructions for floats that it has
 * @param dotProducts instructions that multiply and add 8-bit numbers without saturating
 */
public record CpuFeatures(boolean known, List<String> vectors, List<String> dotProducts) {
  private static final List<String> VECTORS = List.of("avx2", "avx512f", "asimd", "sve");
  private static final List<String> DOT_PRODUCTS =
      List.of("avx512_vnni", "avx_vnni", "amx_int8", "asimddp", "i8mm");

  /** Copies the lists. */
  public CpuFeatures {
    vectors = List.copyOf(vectors);
    dotProducts = List.copyOf(dotProducts);
  }

  /** Of this machine. */
  public static CpuFeatures here() {
    return of(Path.of("/proc/cpuinfo"));
  }

  static CpuFeatures of(Path cpuInfo) {
    try {
      Set<String> flags =
          Files.readAllLines(cpuInfo, StandardCharsets.ISO_8859_1).stream()
              .filter(line -> line.matches("(flags|Features)\\s*:.*"))
              .limit(1)
              .flatMap(line -> Arrays.stream(line.substring(line.indexOf(':') + 1).split(" ", -1)))
              .collect(Collectors.toCollection(TreeSet::new));
      return new CpuFeatures(
          !flags.isEmpty(), present(VECTORS, flags), present(DOT_PRODUCTS, flags));
    } catch (IOException e) {
      return new CpuFeatures(false, List.of(), List.of());
    }
  }

  private static List<String> present(List<String> wanted, Set<String> flags) {
    return wanted.stream().filter(flags::contains).toList();
  }
}
