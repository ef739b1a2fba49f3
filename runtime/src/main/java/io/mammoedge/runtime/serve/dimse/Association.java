package io.mammoedge.runtime.serve.dimse;

import io.mammoedge.runtime.serve.dimse.AssociateAnswer.Rejection;
import io.mammoedge.runtime.serve.http.Desk;
import io.mammoedge.runtime.serve.http.Upload;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One association, from its request to its end (PS3.8 section 7). */
final class Association {
  private static final int MOST_UID = 64;
  private static final int UNRECOGNIZED_OPERATION = 0x0211;
  private static final int INVALID_OBJECT_INSTANCE = 0x0117;
  private static final int BUFFER = 1 << 16;

  private final PduChannel channel;
  private final DimseSettings settings;
  private final Desk desk;
  private final ObjectStore store;
  private Map<Integer, Agreed> contexts = Map.of();
  private int stored;
  private int failed;

  Association(PduChannel channel, DimseSettings settings, Desk desk, ObjectStore store) {
    this.channel = channel;
    this.settings = settings;
    this.desk = desk;
    this.store = store;
  }

  /** Objects that were scored. */
  int stored() {
    return stored;
  }

  /** Objects that were not. */
  int failed() {
    return failed;
  }

  /**
   * Answers until the other side ends it.
   *
   * @param thereIsRoom false where there are too many already
   * @throws Abort after the other side broke the protocol; it has been told
   */
  void run(boolean thereIsRoom) throws IOException {
    try {
      if (isAccepted(thereIsRoom)) {
        answerAll();
      }
    } catch (Abort e) {
      channel.abort(e.reason());
      throw e;
    }
  }

  private boolean isAccepted(boolean thereIsRoom) throws IOException {
    PduChannel.Head head = channel.next();
    if (head.type() != PduChannel.ASSOCIATE_RQ) {
      throw new Abort(Abort.UNEXPECTED_PDU, "a PDU of type " + head.type() + " at the start");
    }
    AssociateRequest request = AssociateRequest.parse(channel.body(head));
    Optional<Rejection> rejection = rejection(request, thereIsRoom);
    if (rejection.isPresent()) {
      channel.send(PduChannel.ASSOCIATE_RJ, rejection.get().body());
      return false;
    }
    var agreed = request.contexts().stream().map(Agreed::on).toList();
    contexts =
        agreed.stream()
            .filter(Agreed::isAccepted)
            .collect(Collectors.toMap(Agreed::id, Function.identity(), (first, again) -> first));
    channel.send(PduChannel.ASSOCIATE_AC, AssociateAnswer.accept(request, agreed));
    return true;
  }

  private Optional<Rejection> rejection(AssociateRequest request, boolean thereIsRoom) {
    if (!request.called().equals(settings.title())) {
      return Optional.of(Rejection.CALLED_TITLE);
    }
    if (!settings.mayCall(request.calling())) {
      return Optional.of(Rejection.CALLING_TITLE);
    }
    return thereIsRoom ? Optional.empty() : Optional.of(Rejection.TOO_MANY);
  }

  private void answerAll() throws IOException {
    Messages messages = new Messages(channel);
    for (Messages.Command c = messages.next(); c != null; c = messages.next()) {
      Agreed context = contexts.get(c.context());
      if (context == null) {
        throw new Abort(Abort.INVALID_PARAMETER, "a message in a context that was not agreed on");
      }
      messages.answer(c, status(messages, c, context));
    }
  }

  private int status(Messages messages, Messages.Command command, Agreed context)
      throws IOException {
    CommandSet set = command.set();
    if (set.command() == CommandSet.C_ECHO && !set.hasDataSet()) {
      return 0;
    }
    if (set.command() != CommandSet.C_STORE || !set.hasDataSet()) {
      if (set.hasDataSet()) {
        messages.dataSet(command.context(), OutputStream.nullOutputStream(), BUFFER);
      }
      return UNRECOGNIZED_OPERATION;
    }
    return receive(messages, command, context);
  }

  private int receive(Messages messages, Messages.Command command, Agreed context)
      throws IOException {
    CommandSet set = command.set();
    try (Upload upload = Upload.empty(desk)) {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(upload.file()))) {
        if (isUid(set.sopInstance()) && isUid(set.sopClass())) {
          out.write(Part10Head.of(set, context.transferSyntax()));
        }
        messages.dataSet(command.context(), inTime(out), settings.limits().bodyBytes());
      }
      if (!isUid(set.sopInstance()) || !isUid(set.sopClass())) {
        failed++;
        return INVALID_OBJECT_INSTANCE;
      }
      int status = store.store(upload.file());
      if (status == 0) {
        stored++;
      } else {
        failed++;
      }
      return status;
    }
  }

  /** Whoever sends a byte now and then must not hold an association for ever. */
  private OutputStream inTime(OutputStream out) {
    Duration patience = settings.limits().patience();
    long end = System.nanoTime() + patience.toNanos();
    return new FilterOutputStream(out) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        if (System.nanoTime() > end) {
          throw new Abort(
              Abort.NOT_SPECIFIED,
              "an object that takes longer than " + patience.toSeconds() + " s");
        }
        out.write(bytes, from, length);
      }
    };
  }

  private static boolean isUid(String text) {
    return text.length() <= MOST_UID && text.matches("[0-9]+(\\.[0-9]+)*");
  }
}
