package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.ResultJson;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.trust.SignedBy;
import java.io.PrintWriter;

/**
 * What {@code promote} and {@code rollback} print.
 *
 * @param release in use from now on
 * @param directory where it is
 * @param sha256 its root digest
 * @param signedBy null where the signature was not checked
 */
record InUse(String release, String directory, String sha256, SignedBy signedBy) {
  static void print(Release release, boolean json, PrintWriter out) {
    if (json) {
      out.println(
          ResultJson.write(
              new InUse(
                  release.title(),
                  release.directory().toString(),
                  release.seal().sha256(),
                  release.seal().signedBy())));
    } else {
      out.println(release.title() + " is in use");
    }
  }
}
