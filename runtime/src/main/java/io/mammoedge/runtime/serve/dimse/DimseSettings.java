package io.mammoedge.runtime.serve.dimse;

import io.mammoedge.runtime.serve.http.Limits;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Set;

/**
 * Where a node listens for associations, and whose.
 *
 * @param address to bind to; port 0 for any that is free
 * @param title the node's AE title, 1 to 16 characters
 * @param callers AE titles that may call; where there are none, any may
 * @param limits what an object may take, and how many associations there may be at once
 */
public record DimseSettings(
    InetSocketAddress address, String title, Set<String> callers, Limits limits) {
  private static final String TITLE = "[!-\\[\\]-~]([ -\\[\\]-~]{0,14}[!-\\[\\]-~])?";

  /** Checks the titles (PS3.5 table 6.2-1, AE). */
  public DimseSettings {
    Objects.requireNonNull(address, "address is null");
    Objects.requireNonNull(limits, "limits is null");
    callers = Set.copyOf(callers);
    requireTitle(title);
    callers.forEach(DimseSettings::requireTitle);
  }

  private static void requireTitle(String title) {
    if (!title.matches(TITLE)) {
      throw new IllegalArgumentException(
          "'" + title + "' is no AE title: 1 to 16 characters, without backslash");
    }
  }

  boolean mayCall(String caller) {
    return callers.isEmpty() || callers.contains(caller);
  }
}
