package io.mammoedge.runtime.serve.dimse;

import io.mammoedge.runtime.serve.http.Limits;
import io.mammoedge.runtime.serve.http.Tls;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Where a node listens for associations, and whose.
 *
 * @param address to bind to; port 0 for any that is free
 * @param title the node's AE title, 1 to 16 characters
 * @param callers AE titles that may call; where there are none, any may
 * @param limits what an object may take, and how many associations there may be at once
 * @param tls where associations are encrypted; callers must show a certificate of its authorities
 */
public record DimseSettings(
    InetSocketAddress address,
    String title,
    Set<String> callers,
    Limits limits,
    Optional<Tls> tls) {
  /** Checks the titles, and that callers can be told from others where there is encryption. */
  public DimseSettings {
    Objects.requireNonNull(address, "address is null");
    Objects.requireNonNull(limits, "limits is null");
    callers = Set.copyOf(callers);
    AeTitle.require(title);
    callers.forEach(AeTitle::require);
    if (tls.isPresent() && tls.get().clients().isEmpty()) {
      throw new IllegalArgumentException("TLS without authorities of the callers' certificates");
    }
  }

  /** Without encryption. */
  public DimseSettings(
      InetSocketAddress address, String title, Set<String> callers, Limits limits) {
    this(address, title, callers, limits, Optional.empty());
  }

  boolean mayCall(String caller) {
    return callers.isEmpty() || callers.contains(caller);
  }
}
