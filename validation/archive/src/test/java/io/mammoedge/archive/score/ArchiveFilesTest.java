package io.mammoedge.archive.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.audit.AuditKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What belongs to an archive: folders as hospitals have them, and lists. */
class ArchiveFilesTest {
  @TempDir private Path folder;

  private Path archive;

  @BeforeEach
  void makeArchive() throws IOException {
    archive = Files.createDirectory(folder.resolve("archive"));
    file("a.dcm");
    file("2019/b.dcm");
  }

  @Test
  void allFoldersBelowAreRead() throws IOException {
    file("2019/01/without a name");

    assertThat(below(archive))
        .containsExactlyInAnyOrder("a.dcm", "2019/b.dcm", "2019/01/without a name");
  }

  @Test
  void namesMayHoldWhatUrisMayNot() throws IOException {
    List<String> names =
        List.of("12:30:00.dcm", "100%.dcm", "%41.dcm", "Ä #1?.dcm", "two\nlines.dcm");
    for (String name : names) {
      file(name);
    }

    assertThat(below(archive)).containsAll(names);
  }

  @Test
  void linksAreFollowedAndCirclesAreNot() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.createFile(other.resolve("c.dcm"));
    Files.createSymbolicLink(archive.resolve("more"), other);
    Files.createSymbolicLink(archive.resolve("2019/again"), archive);

    assertThat(below(archive)).containsExactlyInAnyOrder("a.dcm", "2019/b.dcm", "more/c.dcm");
  }

  @Test
  void aLinkThatLeadsNowhereIsAFileThatCannotBeRead() throws IOException {
    Files.createSymbolicLink(archive.resolve("gone.dcm"), folder.resolve("nowhere.dcm"));

    assertThat(below(archive)).contains("gone.dcm");
  }

  @Test
  void whatIsNoFileIsNotWaitedFor() throws Exception {
    int exit = new ProcessBuilder("mkfifo", archive.resolve("pipe").toString()).start().waitFor();
    file(".DS_Store");

    assertThat(exit).isZero();
    assertThat(below(archive)).containsExactlyInAnyOrder("a.dcm", "2019/b.dcm");
  }

  @Test
  void whatKeepersOfADiskHaveIsNotRead() throws IOException {
    file(".snapshot/2019/b.dcm");
    file(".Trash-1000/c.dcm");
    file("lost+found/d.dcm");

    assertThat(below(archive)).containsExactlyInAnyOrder("a.dcm", "2019/b.dcm");
  }

  /** As of a disk that another system wrote: bytes that are no text. */
  @Test
  void everyNameComesBackAndEachIsAnother() throws Exception {
    makeNamesThatAreNoText();

    List<String> all = all(archive);

    assertThat(all).hasSize(4).allSatisfy(name -> assertThat(LocalName.path(name)).exists());
    FileKeys keys = new FileKeys(AuditKey.inFile(folder.resolve("key")), archive.toString());
    List<String> known = all.stream().map(keys::of).sorted().toList();
    assertThat(known).doesNotHaveDuplicates();
    Path elsewhere = Files.move(archive, folder.resolve("elsewhere"));
    FileKeys moved = new FileKeys(keys.key(), elsewhere.toString());
    assertThat(all(elsewhere).stream().map(moved::of).sorted().toList()).isEqualTo(known);
  }

  private void makeNamesThatAreNoText() throws Exception {
    for (String octal : List.of("\\374", "\\344")) {
      String command = "touch \"$(printf '%s/M" + octal + ".dcm')\"";
      command = command.replace("%s", archive.toString());
      assertThat(new ProcessBuilder("sh", "-c", command).start().waitFor()).isZero();
    }
  }

  @Test
  void aNameHasTheSameKeyInEveryLocale() {
    FileKeys keys = new FileKeys(AuditKey.inFile(folder.resolve("key")), "/data");

    assertThat(keys.of("file:///data/M%C3%BCller/a%20b.dcm"))
        .isEqualTo(keys.of("/data/Müller/a b.dcm"));
  }

  @Test
  void theArchiveItselfMayBeALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), archive);

    assertThat(below(link)).containsExactlyInAnyOrder("a.dcm", "2019/b.dcm");
  }

  @Test
  void aListTellsItsLines() throws IOException {
    Path list =
        Files.writeString(
            folder.resolve("list"), "archive/a.dcm\n\nfile:" + archive + "/2019/b.dcm\n");

    assertThat(all(list)).containsExactly(archive + "/a.dcm", archive + "/2019/b.dcm");
  }

  /** As {@code find} tells the names of a disk that another system wrote. */
  @Test
  void aLineIsBytesWhetherTheyAreTextOrNot() throws Exception {
    makeNamesThatAreNoText();
    Path list = folder.resolve("list");
    String find = "find '%s' -name 'M*' > '%s'".formatted(archive, list);
    assertThat(new ProcessBuilder("sh", "-c", find).start().waitFor()).isZero();

    List<String> all = all(list);

    assertThat(all).hasSize(2).doesNotHaveDuplicates();
    assertThat(all)
        .containsExactlyInAnyOrderElementsOf(
            all(archive).stream().filter(name -> name.contains("/M")).toList());
  }

  @Test
  void whatIsInTheArchiveByALinkIsInItToo() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), archive);
    ArchiveFiles files = ArchiveFiles.in(link.toString(), new Configuration());

    assertThatThrownBy(() -> files.requireOutside("--out", archive + "/not/yet/there"))
        .hasMessageContaining("lies in the archive itself");
    assertThatThrownBy(() -> files.requireOutside("--out", link + "/tables"))
        .hasMessageContaining("lies in the archive itself");
    assertThatCode(() -> files.requireOutside("--out", folder + "/archive2"))
        .doesNotThrowAnyException();
  }

  @Test
  void whatIsNoPlaceIsSaid() {
    for (String where : List.of("", "a:b", "none://nowhere/", "s3a://bucket/archive")) {
      assertThatThrownBy(() -> ArchiveFiles.in(where, new Configuration()))
          .isInstanceOfSatisfying(
              MammoEdgeException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
    }
  }

  @Test
  void aLineThatIsNoPathIsToldByItsNumber() throws IOException {
    Path list = Files.writeString(folder.resolve("list"), "archive/a.dcm\n\0\n");

    assertThatThrownBy(() -> all(list)).hasMessageContaining("line 2 is no path");
  }

  private void file(String name) throws IOException {
    Path file = archive.resolve(name);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
  }

  private static List<String> below(Path root) {
    return all(root).stream().map(file -> file.substring((root + "/").length())).toList();
  }

  private static List<String> all(Path in) {
    List<String> found = new ArrayList<>();
    ArchiveFiles.in(in.toString(), new Configuration()).forEach(found::add);
    return found;
  }
}
