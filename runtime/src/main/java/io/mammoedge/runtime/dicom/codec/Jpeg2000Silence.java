package io.mammoedge.runtime.dicom.codec;

import jj2000.j2k.util.MsgLogger;

/** JJ2000 would write its messages to standard output; what matters of them is an exception. */
final class Jpeg2000Silence implements MsgLogger {
  @Override
  public void printmsg(int severity, String message) {}

  @Override
  public void println(String line, int firstIndent, int indent) {}

  @Override
  public void flush() {}
}
