package io.mammoedge.runtime.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the Java of an edge box would say. The order is 11 (0x0b). */
class EcdsaRangeTest {
  @ParameterizedTest
  @CsvSource({
    "3006020101020101, true",
    "300602010a02010a, true",
    "3006020100020101, false",
    "3006020101020100, false",
    "300602010b020101, false",
    "300602010102010b, false",
    "30060201ff020101, false",
    "308106020101020101, true",
    "30060201010201, false",
    "300602010102010100, false",
    "3106020101020101, false",
    "3006030101020101, false",
    "30040201010200, false",
    "3006020501020101, false",
    "30, false",
    "'', false"
  })
  void bothNumbersAreBelowTheOrder(String der, boolean holds) {
    byte[] signature = HexFormat.of().parseHex(der);
    assertThat(EcdsaRange.holds(signature, BigInteger.valueOf(11))).isEqualTo(holds);
  }
}
