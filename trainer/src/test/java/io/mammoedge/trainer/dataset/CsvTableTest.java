package io.mammoedge.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hospital's table as spreadsheets and people write it. */
class CsvTableTest {
  private static final String HEADER = "file,patient,side,view,label\n";

  @TempDir Path in;
  private Path table;

  @BeforeEach
  void table() {
    table = in.resolve("cases.csv");
  }

  private List<SourceImage> read(String text) throws IOException {
    return read(text, StandardCharsets.UTF_8);
  }

  private List<SourceImage> read(String text, Charset charset) throws IOException {
    Files.write(table, text.getBytes(charset));
    return CsvLayout.read(in, new PatientKey(new byte[32])).images();
  }

  private void refused(String text, String... parts) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageStartingWith(table.toString())
        .hasMessageContainingAll(parts)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void semicolonsAByteOrderMarkAndOtherLineEndsAreRead() throws IOException {
    String text = "\uFEFF" + (HEADER + "a/1.dcm,Ä-1,L,CC,benign\n").replace(',', ';');
    assertThat(read(text.replace("\n", "\r\n")))
        .extracting(SourceImage::file)
        .containsExactly(in.resolve("a/1.dcm"));
  }

  @Test
  void quotedFieldsMayHoldLineBreaksAndTheLaterLinesAreStillCountedRight() throws IOException {
    String start =
        "note,file,patient,side,view,label\n\"two\nlines, one \"\"note\"\"\",1.dcm,A,L,CC,1\n";
    assertThat(read(start)).hasSize(1);
    refused(start + "x,2.dcm,A,L,CC,perhaps\n", "line 4: 'perhaps' is no label");
  }

  @Test
  void aColumnMustBeThereOnce() {
    refused("file,patient,side,view\n1.dcm,A,L,CC\n", "line 1", "'label' is missing", "view");
    refused("file,patient,side,view\n", "line 1", "'label' is missing");
    refused("file,patient,side,view,label,label\n1.dcm,A,L,CC,1,0\n", "line 1", "2 times");
    refused("", "is empty");
    refused(
        (HEADER + "1.dcm,A,L,CC,1\n").replace(',', '\t'), "line 1", "separated by tabs", "commas");
  }

  @Test
  void rowsOfAnotherLengthAreNamed() {
    refused(HEADER + "1.dcm,A,L,CC,1\n2.dcm,A,L,CC\n", "line 3: has 4 fields, the header has 5");
    refused(HEADER + "1.dcm,A,L,CC,1,more\n", "line 2: has 6 fields, the header has 5");
    refused(HEADER + "\"1.dcm,A,L,CC,1\n2.dcm,A,L,CC,1\n", "line 2: has 1 fields");
  }

  @Test
  void aFileStandsInOneRow() {
    String row = HEADER + "a/1.dcm,A,L,CC,benign\n";
    refused(row + "a/1.dcm,A,L,CC,benign\n", "line 3: this file stands in line 2 already");
    refused(row + "a/1.dcm,A,L,CC,malignant\n", "line 3: this file stands in line 2 already");
    refused(row + "./a/b/../1.dcm,B,R,CC,benign\n", "line 3: this file stands in line 2 already");
  }

  @Test
  void noPathLeadsOutOfTheFolder() {
    for (String path : List.of("../1.dcm", "a/../../1.dcm", "/etc/passwd", "", ".", "a/..")) {
      refused(HEADER + path + ",A,L,CC,1\n", "line 2: '" + path + "' names no file inside");
    }
    refused(HEADER + "a\0b,A,L,CC,1\n", "line 2: ");
  }

  @Test
  void anotherEncodingIsNamedWithItsLine() throws IOException {
    assertThatThrownBy(() -> read(HEADER + "1.dcm,Ä,L,CC,1\n", StandardCharsets.ISO_8859_1))
        .hasMessage(table + ", line 2: is not UTF-8; save the table as UTF-8");
    assertThatThrownBy(() -> read(HEADER, StandardCharsets.UTF_16)).hasMessageContaining("line 1");
  }
}
