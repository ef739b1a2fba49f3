package io.mammoedge.runtime.dicom.file;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * What a file says of the data set in it: the file meta information (PS3.10 section 7.1).
 *
 * @param sopClass Media Storage SOP Class UID, or ""
 * @param sopInstance Media Storage SOP Instance UID, or ""
 * @param transferSyntax how the data set is encoded
 * @param dataSet byte of the file at which the data set begins
 */
public record FileMeta(
    String sopClass, String sopInstance, TransferSyntax transferSyntax, long dataSet) {
  /**
   * Reads it; the data set is not looked at.
   *
   * @throws IOException if reading fails or the file ends too early
   * @throws io.mammoedge.runtime.RefusedImageException if it is not DICOM, or malformed
   */
  public static FileMeta read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file);
        DicomInput in =
            new DicomInput(Channels.newInputStream(channel), DataEnd.ofFile(channel.size()))) {
      return FileMetaReader.read(in);
    }
  }
}
