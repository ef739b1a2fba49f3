package io.mammoedge.runtime.dicom.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** A deflated stream without zlib header (PS3.5 A.5), which frees its memory when closed. */
final class InflatedStream extends InflaterInputStream {
  InflatedStream(InputStream deflated) {
    super(deflated, new Inflater(true), 1 << 14);
  }

  @Override
  public void close() throws IOException {
    super.close();
    inf.end();
  }
}
