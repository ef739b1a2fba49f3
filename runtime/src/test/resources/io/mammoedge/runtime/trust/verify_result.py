"""Verifies a signed result of `check` (in-toto Statement v1, predicate test-result v0.1) with nothing but Python and openssl.

    python3 verify_result.py FILE.json KEY.pub.pem [sha256|sha384|sha512]

The digest is the one of the key's curve; none for Ed25519. Prints PASSED or FAILED; ends with 1 when anything is amiss.
"""

import base64
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

result, key = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
bundle = json.loads(result.with_name(result.name + ".sigstore.json").read_text())
assert bundle["mediaType"] == "application/vnd.dev.sigstore.bundle.v0.3+json"
assert bundle["verificationMaterial"]["publicKey"]["hint"] == hashlib.sha256(key.read_bytes()).hexdigest()
envelope = bundle["dsseEnvelope"]
kind, payload = envelope["payloadType"], base64.b64decode(envelope["payload"], validate=True)
assert kind == "application/vnd.in-toto+json"
assert len(envelope["signatures"]) == 1

with tempfile.TemporaryDirectory() as work:
    message, signature = pathlib.Path(work, "message"), pathlib.Path(work, "signature")
    message.write_bytes(b"DSSEv1 %d %s %d %s" % (len(kind), kind.encode(), len(payload), payload))
    signature.write_bytes(base64.b64decode(envelope["signatures"][0]["sig"], validate=True))
    subprocess.run(
        ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", key, "-rawin", "-in", message, "-sigfile", signature]
        + (["-digest", sys.argv[3]] if len(sys.argv) > 3 else []),
        check=True, stdout=subprocess.DEVNULL)

statement = json.loads(payload)
assert statement["_type"] == "https://in-toto.io/Statement/v1"
assert statement["predicateType"] == "https://in-toto.io/attestation/test-result/v0.1"
document = json.loads(result.read_bytes())
file, release = statement["subject"]
assert file == {"name": result.name, "digest": {"sha256": hashlib.sha256(result.read_bytes()).hexdigest()}}
assert release["digest"] == {"sha256": document["release"]["sha256"]}
assert release["name"] == document["release"]["name"] + "-" + document["release"]["version"]
predicate = statement["predicate"]
assert predicate["result"] == ("PASSED" if document["verdict"] == "PASSED" else "FAILED")
assert (predicate["failedTests"] == []) == (predicate["result"] == "PASSED")
cohort = document["cohort"]
used = {"cohort": cohort["sha256"], "images": cohort["imagesSha256"]} if cohort else {}
assert {each["name"]: each["digest"]["sha256"] for each in predicate["configuration"]} == used
print(predicate["result"])
