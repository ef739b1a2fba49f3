package io.mammoedge.runtime.trust;

import static io.mammoedge.runtime.trust.Vectors.trust;
import static io.mammoedge.runtime.trust.Vectors.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.IntegrityException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bundles that another program wrote: the good ones hold, each bad one is refused for its fault.
 */
class ReleaseSignatureTest {
  @ParameterizedTest
  @ValueSource(strings = {"p256", "p384", "p521", "ed25519"})
  void holdsForEveryKindOfKey(String key) {
    SignedBy signedBy = verify("good-" + key, trust(key));
    assertThat(signedBy.name()).isEqualTo(key + ".pub.pem");
    assertThat(signedBy.fingerprint()).isEqualTo(Digests.sha256(Vectors.file(key + ".pub.pem")));
  }

  /** What older signers, and other ones, write differently. */
  @ParameterizedTest
  @ValueSource(
      strings = {"good-older", "good-absent-keyid", "good-path-order", "good-second-signature"})
  void holdsForWhatOthersWrite(String bundle) {
    assertThat(verify(bundle, trust("p256")).name()).isEqualTo("p256.pub.pem");
  }

  /** Readers differ in which of the two they take: one could show what another does not check. */
  @ParameterizedTest
  @ValueSource(strings = {"mediaType", "payload", "signatures", "sig"})
  void refusesABundleWithTwoFieldsOfOneName(String field) {
    String bundle = new String(Vectors.bundle("good-p256"), StandardCharsets.UTF_8);
    String name = "\"" + field + "\":";
    assertThat(bundle).contains(name);
    byte[] twice = bundle.replace(name, name + " null, " + name).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(
            () -> ReleaseSignature.verify(twice, Vectors.digests(), trust("p256"), "release"))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining(field + "' comes twice in one object");
  }

  @ParameterizedTest
  @ValueSource(strings = {"p384", "p521", "ed25519", "other"})
  void refusesTheKeyOfSomebodyElse(String key) {
    refused("good-p256", key, "'signature.json' is by a key that is not trusted here: ");
    refused("good-older", key, "'signature.json' is altered, or not by a key trusted here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          payload           | 'signature.json' is altered, or not by a key trusted here
          zeros             | 'signature.json' is altered, or not by a key trusted here
          orders            | 'signature.json' is altered, or not by a key trusted here
          not-der           | 'signature.json' is altered, or not by a key trusted here
          hint              | 'signature.json' is by a key that is not trusted here:
          media-type        | 'mediaType' is 'application/vnd.dev.sigstore.bundle.v0.2+json', not
          payload-type      | 'dsseEnvelope.payloadType' is 'application/json', not
          statement-type    | '_type' is 'https://in-toto.io/Statement/v0.1', not
          predicate-type    | 'predicateType' is 'https://model_signing/Digests/v0.1', not
          shards            | 'predicate.serialization.method' is 'shards', which is not read here
          hash-type         | 'predicate.serialization.hash_type' is 'blake2b', not 'sha256'
          algorithm         | 'predicate.resources[0].algorithm' is 'blake2b', not 'sha256'
          symlinks          | 'predicate.serialization.allow_symlinks' is not true or false
          no-serialization  | 'predicate.serialization' is missing
          root              | its root digest is not that of the files it lists
          subjects          | 'subject' is not exactly one
          nameless          | 'subject' has no name
          extra-file        | release: 'golden/a.txt' is not covered by the signature
          hidden-file       | 'predicate.serialization.ignore_paths' leaves out 'model.onnx'
          missing-file      | release: 'readme.txt' is missing, though it was signed
          twice             | 'predicate.resources' lists 'model.onnx' twice
          no-resources      | 'predicate.resources' is empty
          no-signatures     | 'dsseEnvelope.signatures' must hold 1 to 8
          nine-signatures   | 'dsseEnvelope.signatures' must hold 1 to 8
          no-key            | 'verificationMaterial.publicKey' is missing
          certificate       | signatures with certificates are not read here
          base64            | 'dsseEnvelope.payload' is not base64
          empty-bundle      | 'mediaType' is missing
          empty-file        | 'signature.json': it is empty
          list              | 'signature.json': it is not an object
          truncated         | 'signature.json': not JSON
          """)
  void refusesABadBundle(String bundle, String message) {
    refused("bad-" + bundle, "p256", message);
  }

  @Test
  void refusesAChangedFile() {
    SortedMap<String, String> digests = Vectors.digests();
    digests.put("golden/a.txt", "0".repeat(64));
    assertThatThrownBy(
            () ->
                ReleaseSignature.verify(
                    Vectors.bundle("good-p256"), digests, trust("p256"), "release"))
        .isInstanceOf(IntegrityException.class)
        .hasMessage("release: 'golden/a.txt' is not the signed file: its SHA-256 differs");
  }

  private static void refused(String bundle, String key, String message) {
    assertThatThrownBy(() -> verify(bundle, trust(key)))
        .isInstanceOf(IntegrityException.class)
        .hasMessageStartingWith("release: ")
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }
}
