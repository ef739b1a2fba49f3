package io.mammoedge.runtime.store;

import io.mammoedge.runtime.release.ReleaseId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A version in the order of Semantic Versioning 2.0.0, section 11.
 *
 * @param major number of the contract
 * @param minor number of the scores
 * @param patch number of the documents
 * @param preRelease identifiers after {@code -}; empty for a release proper
 */
public record Version(long major, long minor, long patch, List<String> preRelease)
    implements Comparable<Version> {
  /** Copies the list. */
  public Version {
    preRelease = List.copyOf(preRelease);
  }

  /** What a new number says of the one before. */
  public enum Step {
    /** Only documents changed. */
    PATCH("only documents changed"),
    /** Scores may have changed. */
    MINOR("scores may change, but no contract did"),
    /** A contract changed. */
    MAJOR("a contract changed");

    private final String promise;

    Step(String promise) {
      this.promise = promise;
    }

    /** In words. */
    public String promise() {
      return promise;
    }

    /** {@code major}, {@code minor} or {@code patch}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Reads {@code 1.2.3} or {@code 1.2.3-rc.1}.
   *
   * @throws io.mammoedge.runtime.MammoEdgeException if it is no semantic version
   */
  public static Version parse(String text) {
    String checked = ReleaseId.requireVersion(text);
    int dash = checked.indexOf('-');
    long[] numbers =
        Arrays.stream((dash < 0 ? checked : checked.substring(0, dash)).split("\\."))
            .mapToLong(Long::parseLong)
            .toArray();
    List<String> preRelease =
        dash < 0 ? List.of() : List.of(checked.substring(dash + 1).split("\\."));
    return new Version(numbers[0], numbers[1], numbers[2], preRelease);
  }

  /** Whether it is only tried out. */
  public boolean isPreRelease() {
    return !preRelease.isEmpty();
  }

  /** How far it is from an earlier one; before 1.0.0 and from pre-releases anything goes. */
  public Step stepFrom(Version earlier) {
    boolean isFree = !earlier.preRelease.isEmpty() || (earlier.major == 0 && minor > earlier.minor);
    if (major != earlier.major || isFree) {
      return Step.MAJOR;
    }
    return minor != earlier.minor ? Step.MINOR : Step.PATCH;
  }

  @Override
  public int compareTo(Version other) {
    int numbers =
        Arrays.compare(
            new long[] {major, minor, patch}, new long[] {other.major, other.minor, other.patch});
    if (numbers != 0) {
      return numbers;
    }
    if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
      return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
    }
    return comparePreReleases(preRelease, other.preRelease);
  }

  private static int comparePreReleases(List<String> a, List<String> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = compareIdentifiers(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static int compareIdentifiers(String a, String b) {
    boolean isNumber = isNumber(a);
    if (isNumber && isNumber(b)) {
      return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
    }
    return isNumber == isNumber(b) ? a.compareTo(b) : Boolean.compare(!isNumber, isNumber);
  }

  private static boolean isNumber(String identifier) {
    return identifier.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public String toString() {
    String numbers = major + "." + minor + "." + patch;
    return preRelease.isEmpty() ? numbers : numbers + "-" + String.join(".", preRelease);
  }
}
