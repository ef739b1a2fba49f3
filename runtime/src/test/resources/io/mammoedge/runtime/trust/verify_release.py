"""Verifies a signed folder as OpenSSF Model Signing (OMS) 1.0, section 8, says, with nothing but Python and openssl.

    python3 verify_release.py FOLDER KEY.pub.pem [sha256|sha384|sha512]

The digest is the one of the key's curve; none for Ed25519. Prints the number of files; ends with 1 when anything is amiss.
"""

import base64
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

folder, key = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
bundle = json.loads((folder / "signature.json").read_text())
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
assert statement["predicateType"] == "https://model_signing/signature/v1.0"
serialization = statement["predicate"]["serialization"]
assert serialization == {
    "method": "files", "hash_type": "sha256", "allow_symlinks": False, "ignore_paths": ["signature.json"]}
resources = statement["predicate"]["resources"]
names = [resource["name"] for resource in resources]
assert names == sorted(names)
there = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} - {"signature.json"}
assert set(names) == there and len(names) == len(there)
for resource in resources:
    assert resource["algorithm"] == "sha256"
    assert hashlib.sha256((folder / resource["name"]).read_bytes()).hexdigest() == resource["digest"], resource["name"]
(subject,) = statement["subject"]
assert subject["name"]
root = hashlib.sha256(b"".join(bytes.fromhex(resource["digest"]) for resource in resources))
assert subject["digest"] == {"sha256": root.hexdigest()}
print(len(names))
