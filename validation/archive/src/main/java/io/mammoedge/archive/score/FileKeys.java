package io.mammoedge.archive.score;

import io.mammoedge.runtime.audit.AuditKey;
import java.io.Serializable;
import java.util.Objects;

/**
 * What a file is called in the table: paths hold names of patients, so it is the keyed hash of the
 * path below the archive's folder. An archive that has moved keeps its keys.
 *
 * @param key of the hashes
 * @param root the archive's folder, without a slash at its end
 */
public record FileKeys(AuditKey key, String root) implements Serializable {
  /** Checks for nulls. */
  public FileKeys {
    Objects.requireNonNull(key, "key is null");
    Objects.requireNonNull(root, "root is null");
  }

  /** 64 hexadecimal digits. */
  public String of(String path) {
    return key.file(LocalName.below(root, path));
  }
}
