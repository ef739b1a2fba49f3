package io.mammoedge.archive.score;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Names of files on this machine's disks, as text and back. A name is bytes: one that is no text,
 * or none in the locale of a process that a timer has started, is written as a URI of its bytes.
 */
final class LocalName {
  /** What such a URI begins with. */
  static final String SCHEME = "file:///";

  private static final char UNREADABLE = '\ufffd';
  private static final String UNESCAPED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'():@&=+$,;/";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private LocalName() {}

  /** The path as it is, where it comes back; otherwise a URI. */
  static String text(Path file) {
    String text = file.toString();
    return comesBack(text, file) ? text : file.toUri().toString();
  }

  private static boolean comesBack(String text, Path file) {
    try {
      return Path.of(text).equals(file);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * The file of a text.
   *
   * @throws InvalidPathException when this machine cannot have a file of that name
   */
  static Path path(String text) {
    return text.startsWith(SCHEME) ? Path.of(URI.create(text)) : Path.of(text);
  }

  /**
   * The file of some bytes.
   *
   * @param folder from which they are seen where they begin with no slash
   * @throws IllegalArgumentException when no file can have such a name
   */
  static Path path(String folder, byte[] name) {
    String uri = name[0] == '/' ? escaped(name) : escaped(bytes(folder)) + "/" + escaped(name);
    return Path.of(URI.create("file://" + uri));
  }

  /**
   * A file as it is seen from a folder, whatever the locale it was listed in. A name that is no
   * text stays a URI.
   *
   * @param folder without a slash at its end
   * @return the whole path where it is not below the folder
   */
  static String below(String folder, String text) {
    if (isOfBytes(text)) {
      return SCHEME + cut(text.substring(SCHEME.length() - 1), escaped(bytes(folder)) + "/");
    }
    return cut(text.startsWith(SCHEME) ? URI.create(text).getPath() : text, folder + "/");
  }

  /**
   * Whether it is the URI of a name that is no text in any locale.
   *
   * @throws IllegalArgumentException when it begins like a URI and is none
   */
  static boolean isOfBytes(String text) {
    return text.startsWith(SCHEME) && URI.create(text).getPath().indexOf(UNREADABLE) >= 0;
  }

  private static String cut(String text, String beginning) {
    return text.startsWith(beginning) ? text.substring(beginning.length()) : text;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** As {@link Path#toUri} does: letters, digits and some signs as they are, other bytes as %XX. */
  private static String escaped(byte[] path) {
    StringBuilder uri = new StringBuilder();
    for (byte one : path) {
      if (one > ' ' && UNESCAPED.indexOf(one) >= 0) {
        uri.append((char) one);
      } else {
        uri.append('%').append(HEX.toHexDigits(one));
      }
    }
    return uri.toString();
  }
}
