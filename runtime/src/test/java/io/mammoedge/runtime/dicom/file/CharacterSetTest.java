package io.mammoedge.runtime.dicom.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharacterSetTest {
  /** The byte 0xE4, and what the parts of ISO 8859 and others have there. */
  @ParameterizedTest
  @CsvSource({
    "'', \u00e4",
    "ISO_IR 6, \u00e4",
    "ISO_IR 100, \u00e4",
    "ISO_IR 101, \u00e4",
    "ISO_IR 109, \u00e4",
    "ISO_IR 110, \u00e4",
    "ISO_IR 144, \u0444",
    "ISO_IR 127, \u0644",
    "ISO_IR 126, \u03b4",
    "ISO_IR 138, \u05d4",
    "ISO_IR 148, \u00e4",
    "ISO_IR 203, \u00e4",
    "ISO_IR 166, \u0e44",
    "ISO_IR 192, \ufffd",
    "ISO 2022 IR 144, \u0444",
    "'ISO 2022 IR 126\\ISO 2022 IR 144', \u03b4",
    "ISO_IR 999, \u00e4",
  })
  void oneByteIsWhatTheTermSays(String term, String letter) {
    byte[] text = {'a', (byte) 0xE4};
    assertThat(CharacterSet.of(term).decode(text)).isEqualTo("a" + letter);
  }

  /**
   * The names of PS3.5 annexes H.3.1, H.3.2, I.2, J.3 and K.2, and an escape between two parts of
   * ISO 8859.
   */
  @ParameterizedTest
  @CsvSource({
    "'\\ISO 2022 IR 87', 'Yamada^Tarou=~$B;3ED~(B^~$BB@O:~(B', Yamada^Tarou=\u5c71\u7530^\u592a\u90ce",
    "'ISO 2022 IR 13\\ISO 2022 IR 87', '\u00d4\u00cf\u00c0\u00de=~$B;3ED~(J', \uff94\uff8f\uff80\uff9e=\u5c71\u7530",
    "'\\ISO 2022 IR 149', 'Hong=~$)C\u00fb\u00f3^\u00d1\u00ce\u00d4\u00d7', Hong=\u6d2a^\u5409\u6d1e",
    "'\\ISO 2022 IR 58', 'Zhang=~$)A\u00d5\u00c5^', Zhang=\u5f20^",
    "GB18030, 'Wang=\u00cd\u00f5', Wang=\u738b",
    "'ISO 2022 IR 100\\ISO 2022 IR 144', '\u00e4~-L\u00e4', \u00e4\u0444",
  })
  void escapesChangeTheSet(String terms, String bytes, String text) {
    byte[] encoded = bytes.replace('~', '\u001b').getBytes(StandardCharsets.ISO_8859_1);
    assertThat(CharacterSet.of(terms).decode(encoded)).isEqualTo(text);
  }
}
