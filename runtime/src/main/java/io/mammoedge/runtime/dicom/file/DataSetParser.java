package io.mammoedge.runtime.dicom.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the elements of a data set up to its pixel data (PS3.5 section 7). */
final class DataSetParser {
  private static final int META_GROUP = 2;

  private final DicomInput in;
  private final TransferSyntax syntax;
  private final HeaderBudget budget = new HeaderBudget();
  private ElementHeader pixelData;

  DataSetParser(DicomInput in, TransferSyntax syntax) {
    this.in = in;
    this.syntax = syntax;
  }

  /** Where elements may lie: up to {@code end}, {@code depth} sequences deep. */
  private record Scope(long end, Encoding encoding, int depth) {
    Scope within(long innerEnd, Encoding innerEncoding) {
      return new Scope(innerEnd, innerEncoding, depth + 1);
    }
  }

  /** Reads from here to the pixel data, or to the end where there are none. */
  DataSet parse() throws IOException {
    Encoding encoding = new Encoding(syntax.explicitVr(), syntax.byteOrder());
    Scope scope = new Scope(in.position() + in.remaining(), encoding, 0);
    Elements elements = new Elements(CharacterSet.DEFAULT);
    while (in.hasMore()) {
      ElementHeader header = ElementHeader.read(in, scope.encoding());
      if (header.tag() == Attribute.PIXEL_DATA.tag()) {
        pixelData = header;
        break;
      }
      if (header.group() == META_GROUP) {
        // Some tomosynthesis files repeat group 2 here, with another transfer syntax.
        in.skip(header.length());
      } else {
        element(header, scope, elements);
      }
    }
    return elements.toDataSet();
  }

  /** The header of the pixel data, if the data set has any. The input stands behind it. */
  Optional<ElementHeader> pixelData() {
    return Optional.ofNullable(pixelData);
  }

  private void element(ElementHeader header, Scope scope, Elements elements) throws IOException {
    budget.count();
    if (header.isSequence()) {
      List<DataSet> items = sequence(header, scope, elements.characterSet());
      elements.put(header, items);
    } else if (header.undefinedLength()) {
      Fragments.skip(in);
    } else {
      checkFits(header.length(), scope, header.toString());
      value(header, scope, elements);
    }
  }

  private void value(ElementHeader header, Scope scope, Elements elements) throws IOException {
    if (header.length() > Limits.VALUE_BYTES) {
      in.skip(header.length());
      return;
    }
    int length = (int) header.length();
    budget.keep(length);
    Encoding encoding = header.hasUnknownVr() ? Encoding.IMPLICIT : scope.encoding();
    DataSet.Value value = new DataSet.Value(in.bytes(length), encoding.order());
    elements.put(header, value);
  }

  private List<DataSet> sequence(ElementHeader header, Scope scope, CharacterSet characterSet)
      throws IOException {
    if (scope.depth() == Limits.DEPTH) {
      throw Refusal.TOO_LARGE.because(
          header + ": sequences are nested deeper than " + Limits.DEPTH);
    }
    Encoding encoding = header.hasUnknownVr() ? Encoding.IMPLICIT : scope.encoding();
    long end = end(header.length(), scope, header.toString());
    List<DataSet> items = new ArrayList<>();
    while (header.undefinedLength() || in.position() < end) {
      ElementHeader item = ElementHeader.read(in, encoding);
      if (item.tag() == ElementHeader.SEQUENCE_END) {
        break;
      }
      if (item.tag() != ElementHeader.ITEM) {
        throw Refusal.MALFORMED.because(header + " holds " + item + " where an item should be");
      }
      long itemEnd = end(item.length(), scope.within(end, encoding), "an item of " + header);
      items.add(item(item, scope.within(itemEnd, encoding), new Elements(characterSet)));
    }
    return items;
  }

  private DataSet item(ElementHeader item, Scope scope, Elements elements) throws IOException {
    budget.count();
    while (item.undefinedLength() || in.position() < scope.end()) {
      ElementHeader header = ElementHeader.read(in, scope.encoding());
      if (header.tag() == ElementHeader.ITEM_END) {
        break;
      }
      element(header, scope, elements);
    }
    return elements.toDataSet();
  }

  private long end(long length, Scope scope, String what) {
    if (length == ElementHeader.UNDEFINED) {
      return scope.end();
    }
    checkFits(length, scope, what);
    return in.position() + length;
  }

  private void checkFits(long length, Scope scope, String what) {
    in.require(length, what);
    if (length > scope.end() - in.position()) {
      throw Refusal.MALFORMED.because(what + " is longer than what it lies in");
    }
  }
}
