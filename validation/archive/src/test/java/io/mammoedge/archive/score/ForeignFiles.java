package io.mammoedge.archive.score;

import java.net.URI;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * A folder of this machine as a file system of its own, as a cluster has them: {@code foreign:}.
 */
public final class ForeignFiles extends RawLocalFileSystem {
  @Override
  public URI getUri() {
    return URI.create("foreign:///");
  }

  @Override
  public String getScheme() {
    return "foreign";
  }

  @Override
  protected void checkPath(Path path) {
    // Any path is one of this machine.
  }
}
