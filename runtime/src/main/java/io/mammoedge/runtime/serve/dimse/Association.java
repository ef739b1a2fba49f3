package io.mammoedge.runtime.serve.dimse;

import io.mammoedge.runtime.dicom.DicomWriter;
import io.mammoedge.runtime.serve.http.Desk;
import io.mammoedge.runtime.serve.http.Upload;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One association, from its request to its end (PS3.8 section 7). */
final class Association {
  /** Takes what was received. */
  @FunctionalInterface
  interface Keeper {
    /**
     * Takes an object; the file is deleted afterwards.
     *
     * @param named which object the message says it is
     * @return a status, see {@link StoreStatus}
     */
    int keep(Path file, SopInstance named);
  }

  /** PS3.7 annex C. */
  private static final int UNRECOGNIZED_OPERATION = 0x0211;

  private static final int INVALID_OBJECT_INSTANCE = 0x0117;

  private final PduChannel channel;
  private final DimseSettings settings;
  private final Desk desk;
  private final Keeper keeper;
  private MessageWriter writer;
  private Map<Integer, Agreed> contexts = Map.of();
  private int stored;
  private int failed;
  private volatile boolean isBusy;
  private volatile boolean isToEnd;

  Association(PduChannel channel, DimseSettings settings, Desk desk, Keeper keeper) {
    this.channel = channel;
    this.settings = settings;
    this.desk = desk;
    this.keeper = keeper;
  }

  /** Objects that were taken. */
  int stored() {
    return stored;
  }

  /** Objects that were not. */
  int failed() {
    return failed;
  }

  /** Ends after the message that is under way; true where there is none. */
  boolean endsAtOnce() {
    isToEnd = true;
    return !isBusy;
  }

  /**
   * Answers until the other side ends it.
   *
   * @param place taken when the titles are right; left before the other side is told of the end, so
   *     that it may call again at once
   * @return how it ended, in a word or two
   * @throws Abort after the other side broke the protocol; it has been told
   */
  String run(Place place) throws IOException {
    try {
      channel.within(settings.limits().silence());
      return serve(place);
    } catch (Abort e) {
      channel.abort(e.reason());
      throw e;
    } catch (SocketTimeoutException e) {
      channel.abort(Abort.NOT_SPECIFIED);
      throw e;
    }
  }

  private String serve(Place place) throws IOException {
    try {
      Optional<Rejection> rejection = rejection(place);
      return rejection.isPresent() ? "rejected, " + rejection.get() : answerAll(place);
    } finally {
      place.leave();
    }
  }

  private Optional<Rejection> rejection(Place place) throws IOException {
    PduChannel.Head head = channel.next();
    if (head.type() == PduChannel.ABORT) {
      throw new EOFException("aborted before there was an association");
    }
    if (head.type() != PduChannel.ASSOCIATE_RQ) {
      throw new Abort(Abort.UNEXPECTED_PDU, "a PDU of type " + head.type() + " at the start");
    }
    AssociateRequest request = AssociateRequest.parse(channel.body(head));
    Optional<Rejection> rejection = rejection(request, place);
    if (rejection.isPresent()) {
      channel.send(PduChannel.ASSOCIATE_RJ, rejection.get().body());
      return rejection;
    }
    var agreed = request.contexts().stream().map(Agreed::on).toList();
    contexts =
        agreed.stream()
            .filter(Agreed::isAccepted)
            .collect(Collectors.toMap(Agreed::id, Function.identity()));
    writer = new MessageWriter(channel, request.maximum());
    channel.send(PduChannel.ASSOCIATE_AC, AssociateAnswer.encode(request, agreed));
    return Optional.empty();
  }

  private Optional<Rejection> rejection(AssociateRequest request, Place place) {
    if (!request.isVersion1()) {
      return Optional.of(Rejection.PROTOCOL_VERSION);
    }
    if (!request.application().equals(AssociateRequest.DICOM_APPLICATION)) {
      return Optional.of(Rejection.APPLICATION_CONTEXT);
    }
    if (!request.called().equals(settings.title())) {
      return Optional.of(Rejection.CALLED_TITLE);
    }
    if (!settings.mayCall(request.calling())) {
      return Optional.of(Rejection.CALLING_TITLE);
    }
    return place.take() ? Optional.empty() : Optional.of(Rejection.TOO_MANY);
  }

  private String answerAll(Place place) throws IOException {
    Messages messages = new Messages(channel, settings.limits().patience(), place::leave);
    while (!isToEnd) {
      Messages.Command command = messages.next();
      if (command == null) {
        return messages.end();
      }
      isBusy = true;
      answer(messages, command);
      // Before it is asked again whether this is to end: who ends it looks the other way round.
      isBusy = false;
    }
    channel.abort(Abort.NOT_SPECIFIED);
    return "the node stops";
  }

  private void answer(Messages messages, Messages.Command command) throws IOException {
    Agreed context = contexts.get(command.context());
    if (context == null) {
      throw new Abort(Abort.INVALID_PARAMETER, "a message in a context that was not agreed on");
    }
    CommandSet set = command.set();
    if (set.command() == CommandSet.C_CANCEL) {
      return;
    }
    if (!set.isRequest()) {
      throw new Abort(Abort.INVALID_PARAMETER, "a message that asks for nothing");
    }
    writer.command(command.context(), set.answer(status(messages, command, context)));
  }

  private int status(Messages messages, Messages.Command command, Agreed context)
      throws IOException {
    CommandSet set = command.set();
    if (set.command() == CommandSet.C_ECHO && !set.hasDataSet()) {
      return StoreStatus.SUCCESS;
    }
    boolean stores = set.command() == CommandSet.C_STORE && context.isForStorage();
    if (stores && set.hasDataSet()) {
      return receive(messages, command, context);
    }
    if (set.hasDataSet()) {
      messages.dataSet(command.context(), OutputStream.nullOutputStream(), Long.MAX_VALUE);
    }
    return UNRECOGNIZED_OPERATION;
  }

  private int receive(Messages messages, Messages.Command command, Agreed context)
      throws IOException {
    SopInstance named = command.set().object();
    boolean isNamed = named.isWellFormed();
    try (Upload upload = Upload.empty(desk)) {
      LocalFile file = new LocalFile(upload.file());
      if (isNamed) {
        file.write(
            DicomWriter.head(named.sopClass(), named.sopInstance(), context.transferSyntax()));
      }
      boolean isWhole = messages.dataSet(command.context(), file, settings.limits().bodyBytes());
      file.close();
      int status = isNamed ? status(isWhole, file, upload, named) : INVALID_OBJECT_INSTANCE;
      if (status == StoreStatus.SUCCESS) {
        stored++;
      } else {
        failed++;
      }
      return status;
    }
  }

  /** A disk that is full is told to the sender; the association goes on. */
  private int status(boolean isWhole, LocalFile file, Upload upload, SopInstance named) {
    if (!isWhole) {
      return StoreStatus.NOT_UNDERSTOOD;
    }
    return file.isBroken() ? StoreStatus.OUT_OF_RESOURCES : keeper.keep(upload.file(), named);
  }
}
