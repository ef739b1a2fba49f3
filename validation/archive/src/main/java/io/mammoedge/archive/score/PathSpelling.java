package io.mammoedge.archive.score;

import java.io.Serializable;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The one spelling of a path that {@link ArchiveFiles} tells, for paths that come from elsewhere
 * and are brought to it on executors. What Hadoop's configuration adds to a path is kept here, so
 * that no file system is asked.
 *
 * @param root the archive's folder without a slash at its end, or "" where nobody knows it
 * @param home the file system of paths that name none, as Hadoop is configured
 */
public record PathSpelling(String root, URI home) implements Serializable {
  /** Checks for nulls. */
  public PathSpelling {
    Objects.requireNonNull(root, "root is null");
    Objects.requireNonNull(home, "home is null");
  }

  /** As paths of this archive are spelt where Hadoop is configured so. */
  public static PathSpelling of(String root, Configuration hadoop) {
    return new PathSpelling(root, FileSystem.getDefaultUri(hadoop));
  }

  /**
   * A path as it would be told if it stood in a list in the archive's folder; also the URI of a
   * name that is no text, which a list holds as its bytes. Empty where the text is no path: a
   * message would tell it, and with it a patient's name.
   */
  public Optional<String> of(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(spelt(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String spelt(String text) {
    if (isOfBytes(text)) {
      return text;
    }
    if (text.startsWith(LocalName.SCHEME) || ArchiveFiles.isRemote(text)) {
      return qualified(new Path(text), home);
    }
    if (ArchiveFiles.isRemote(root)) {
      Path path = new Path(text.startsWith("/") ? text : root + "/" + text);
      return qualified(path, new Path(root + "/").toUri());
    }
    return normal(text.startsWith("/") ? text : root + "/" + text);
  }

  private static String qualified(Path path, URI home) {
    URI named = path.toUri();
    if ("file".equals(named.getScheme())) {
      return named.getPath();
    }
    boolean isAtHome = named.getScheme() == null || named.getScheme().equals(home.getScheme());
    return (isAtHome ? path.makeQualified(home, new Path("/")) : path).toString();
  }

  /** Java's own paths have names only that the locale can spell, and executors may have none. */
  private static String normal(String path) {
    Deque<String> names = new ArrayDeque<>();
    for (String name : path.split("/", -1)) {
      if (name.equals("..")) {
        names.pollLast();
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    return "/" + String.join("/", names);
  }

  private static boolean isOfBytes(String text) {
    try {
      return LocalName.isOfBytes(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
