package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DicomUidTest {
  @Test
  void isTheSameNumberAsPythonsHashlibAndUuidGive() {
    assertThat(DicomUid.IMPLEMENTATION_CLASS)
        .isEqualTo("2.25.105369400777721934342942435905444124914");
  }

  @Test
  void isAUuidOfVersion8() {
    BigInteger number = new BigInteger(DicomUid.of("any name").substring("2.25.".length()));
    UUID uuid = new UUID(number.shiftRight(64).longValue(), number.longValue());
    assertThat(uuid.version()).isEqualTo(8);
    assertThat(uuid.variant()).isEqualTo(2);
  }

  @Test
  void differsBetweenNames() {
    assertThat(DicomUid.of("a")).isNotEqualTo(DicomUid.of("b")).isEqualTo(DicomUid.of("a"));
  }
}
