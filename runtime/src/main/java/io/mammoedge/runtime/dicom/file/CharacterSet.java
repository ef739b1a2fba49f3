package io.mammoedge.runtime.dicom.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * How text is encoded: Specific Character Set (0008,0005), PS3.3 C.12.1.1.2 and PS3.5 6.1. Bytes
 * that mean nothing in it become U+FFFD. Text in no character set, or in one that is not known here
 * or not to this Java platform, is read as Latin-1: different text stays different.
 */
final class CharacterSet {
  static final CharacterSet DEFAULT = new CharacterSet(StandardCharsets.ISO_8859_1);

  private static final char ESCAPE = 0x1B;

  /** By the registration number after ISO_IR or ISO 2022 IR, or by the whole defined term. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("100", "ISO-8859-1"),
          Map.entry("101", "ISO-8859-2"),
          Map.entry("109", "ISO-8859-3"),
          Map.entry("110", "ISO-8859-4"),
          Map.entry("144", "ISO-8859-5"),
          Map.entry("127", "ISO-8859-6"),
          Map.entry("126", "ISO-8859-7"),
          Map.entry("138", "ISO-8859-8"),
          Map.entry("148", "ISO-8859-9"),
          Map.entry("203", "ISO-8859-15"),
          Map.entry("166", "TIS-620"),
          Map.entry("192", "UTF-8"),
          // Its single bytes are those of JIS X 0201, but for the backslash that DICOM needs.
          Map.entry("13", "Shift_JIS"),
          Map.entry("GB18030", "GB18030"),
          Map.entry("GBK", "GBK"));

  /** What escape sequences put into G1, the bytes above 127 (PS3.3 tables C.12-3 and C.12-4). */
  private static final Map<String, String> UPPER_HALVES =
      Map.ofEntries(
          Map.entry("-A", "ISO-8859-1"),
          Map.entry("-B", "ISO-8859-2"),
          Map.entry("-C", "ISO-8859-3"),
          Map.entry("-D", "ISO-8859-4"),
          Map.entry("-L", "ISO-8859-5"),
          Map.entry("-G", "ISO-8859-6"),
          Map.entry("-F", "ISO-8859-7"),
          Map.entry("-H", "ISO-8859-8"),
          Map.entry("-M", "ISO-8859-9"),
          Map.entry("-b", "ISO-8859-15"),
          Map.entry("-T", "TIS-620"),
          Map.entry(")I", "Shift_JIS"),
          Map.entry("$)C", "EUC-KR"),
          Map.entry("$)A", "GB2312"));

  /** What escape sequences put into G0 without changing a letter: ASCII, and JIS X 0201. */
  private static final Set<String> LOWER_HALVES = Set.of("(B", "(J");

  private final Charset initial;

  private CharacterSet(Charset initial) {
    this.initial = initial;
  }

  /** The set of an attribute's value; its first term counts until an escape sequence comes. */
  static CharacterSet of(String terms) {
    int end = terms.indexOf('\\');
    String first = (end < 0 ? terms : terms.substring(0, end)).strip();
    String name = NAMES.get(first.replaceFirst("^ISO(_IR| 2022 IR) ", ""));
    return name == null ? DEFAULT : new CharacterSet(charset(name));
  }

  String decode(byte[] text) {
    // One char a byte, to look for escape sequences.
    String bytes = new String(text, StandardCharsets.ISO_8859_1);
    if (bytes.indexOf(ESCAPE) < 0) {
      return new String(text, initial);
    }
    StringBuilder decoded = new StringBuilder();
    Charset upperHalf = initial;
    for (String part : bytes.split("(?=" + ESCAPE + ")", -1)) {
      String escape = escape(part);
      upperHalf = charset(UPPER_HALVES.getOrDefault(escape, upperHalf.name()));
      decoded.append(decode(part, escape, upperHalf));
    }
    return decoded.toString();
  }

  /** The two or three characters after an escape, or "" where there is none. */
  private static String escape(String part) {
    if (part.charAt(0) != ESCAPE) {
      return "";
    }
    boolean three = part.startsWith("$(", 1) || part.startsWith("$)", 1);
    return part.substring(1, Math.min(part.length(), three ? 4 : 3));
  }

  private static String decode(String part, String escape, Charset upperHalf) {
    if (escape.equals("$B") || escape.equals("$(D")) {
      return new String(bytes(part), charset("ISO-2022-JP-2"));
    }
    boolean known = UPPER_HALVES.containsKey(escape) || LOWER_HALVES.contains(escape);
    int start = known ? 1 + escape.length() : 0;
    return new String(bytes(part.substring(start)), upperHalf);
  }

  private static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A small Java platform may lack all but the standard ones. */
  private static Charset charset(String name) {
    return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.ISO_8859_1;
  }
}
