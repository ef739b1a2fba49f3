package io.mammoedge.runtime.dicom.codec;

import com.github.jaiimageio.jpeg2000.impl.IISRandomAccessIO;
import com.github.jaiimageio.jpeg2000.impl.J2KImageReadParamJava;
import io.mammoedge.runtime.RefusedImageException;
import java.awt.Point;
import java.io.IOException;
import jj2000.j2k.codestream.HeaderInfo;
import jj2000.j2k.codestream.reader.BitstreamReaderAgent;
import jj2000.j2k.codestream.reader.HeaderDecoder;
import jj2000.j2k.decoder.DecoderSpecs;
import jj2000.j2k.entropy.decoder.EntropyDecoder;
import jj2000.j2k.image.BlkImgDataSrc;
import jj2000.j2k.image.DataBlkInt;
import jj2000.j2k.image.ImgDataConverter;
import jj2000.j2k.quantization.dequantizer.Dequantizer;
import jj2000.j2k.roi.ROIDeScaler;
import jj2000.j2k.util.FacilityManager;
import jj2000.j2k.wavelet.synthesis.InverseWT;

/**
 * Pixels of a checked JPEG 2000 stream, tile by tile. JJ2000's chain is called directly: ImageIO's
 * reader around it would keep a second copy of the stream and of the image, and itself in a static
 * field.
 */
final class Jpeg2000Pixels {
  private final BlkImgDataSrc source;
  private final Jpeg2000Size size;
  private final int bits;
  private final short[] pixels;

  private Jpeg2000Pixels(BlkImgDataSrc source, Jpeg2000Size size, Frame frame) {
    this.source = source;
    this.size = size;
    this.bits = Math.min(size.precision(), frame.highBit() + 1);
    this.pixels = new short[frame.pixels()];
  }

  static short[] decode(byte[] stream, Jpeg2000Size size, Frame frame) {
    Thread thread = Thread.currentThread();
    FacilityManager.registerMsgLogger(thread, new Jpeg2000Silence());
    try (Jpeg2000Bytes bytes = new Jpeg2000Bytes(stream)) {
      return new Jpeg2000Pixels(chain(bytes), size, frame).decode();
    } catch (RefusedImageException | VirtualMachineError | LinkageError e) {
      throw e;
    } catch (IOException | RuntimeException | Error e) { // JJ2000 throws plain Errors, too
      throw Jpeg2000.undecodable(e);
    } finally {
      FacilityManager.unregisterMsgLogger(thread);
    }
  }

  /** Bits to code-blocks to coefficients to samples. */
  private static BlkImgDataSrc chain(Jpeg2000Bytes bytes) throws IOException {
    IISRandomAccessIO in = new IISRandomAccessIO(bytes);
    J2KImageReadParamJava everything = new J2KImageReadParamJava();
    HeaderInfo info = new HeaderInfo();
    HeaderDecoder header = new HeaderDecoder(in, everything, info);
    DecoderSpecs specs = header.getDecoderSpecs();
    BitstreamReaderAgent reader =
        BitstreamReaderAgent.createInstance(in, header, everything, specs, false, info);
    EntropyDecoder blocks = header.createEntropyDecoder(reader, everything);
    ROIDeScaler regions = header.createROIDeScaler(blocks, everything, specs);
    int[] depth = {header.getOriginalBitDepth(0)};
    Dequantizer coefficients = header.createDequantizer(regions, depth, specs);
    InverseWT wavelet = InverseWT.createInstance(coefficients, specs);
    wavelet.setImgResLevel(reader.getImgRes());
    return new ImgDataConverter(wavelet, 0);
  }

  private short[] decode() {
    Point tiles = source.getNumTiles(null);
    for (int y = 0; y < tiles.y; y++) {
      for (int x = 0; x < tiles.x; x++) {
        source.setTile(x, y);
        tile();
      }
    }
    return pixels;
  }

  private void tile() {
    int width = source.getTileCompWidth(source.getTileIdx(), 0);
    int height = source.getTileCompHeight(source.getTileIdx(), 0);
    int left = source.getCompULX(0) - source.getImgULX();
    int top = source.getCompULY(0) - source.getImgULY();
    DataBlkInt row = new DataBlkInt();
    for (int y = 0; y < height; y++) {
      row.ulx = 0;
      row.uly = y;
      row.w = width;
      row.h = 1;
      row = (DataBlkInt) source.getInternCompData(row, 0);
      store(row, (top + y) * size.width() + left);
    }
  }

  /**
   * Shifts samples to their range (ITU-T T.800 annex G.1) and clips what loss led out of it. GDCM
   * encodes 14 bits as 16: white that became a little whiter must not turn black.
   */
  private void store(DataBlkInt row, int start) {
    int shift = size.signed() ? 0 : 1 << (size.precision() - 1);
    int least = size.signed() ? -(1 << (bits - 1)) : 0;
    int most = least + (1 << bits) - 1;
    for (int x = 0; x < row.w; x++) {
      int sample = row.data[row.offset + x] + shift;
      pixels[start + x] = (short) Math.max(least, Math.min(most, sample));
    }
  }
}
