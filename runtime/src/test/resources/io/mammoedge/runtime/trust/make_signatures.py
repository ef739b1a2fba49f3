"""Writes keys and signature bundles as OpenSSF Model Signing (OMS) 1.0 describes them, good and bad ones.

Independent of the Java code: Python's `cryptography` and the published specifications of OMS, DSSE, in-toto and Sigstore.
The private keys are made of small numbers: they are for tests and protect nothing.
    pip install cryptography==50.0.2; python3 make_signatures.py
"""

import base64
import copy
import hashlib
import json
import pathlib

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, utils

HERE = pathlib.Path(__file__).parent
BUNDLES = HERE / "bundles"
RELEASE = HERE / "release"
TYPE = "application/vnd.in-toto+json"
GIT = [".git", ".gitattributes", ".github", ".gitignore"]
DIGESTS = {256: hashes.SHA256(), 384: hashes.SHA384(), 521: hashes.SHA512()}
FILES = {"MODEL_CARD.md": "# A model\n", "golden.txt": "1\n", "golden/a.txt": "2\n", "model.onnx": "weights\n"}
KEYS = {
    "p256": ec.derive_private_key(1234567890123456789, ec.SECP256R1()),
    "p384": ec.derive_private_key(2345678901234567891, ec.SECP384R1()),
    "p521": ec.derive_private_key(3456789012345678912, ec.SECP521R1()),
    "ed25519": ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(32))),
    "other": ec.derive_private_key(4567890123456789123, ec.SECP256R1()),
}


def pem(key):
    return key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def pae(kind, payload):
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind.encode(), len(payload), payload)


def sign(key, message):
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return key.sign(message)
    return key.sign(message, ec.ECDSA(DIGESTS[key.curve.key_size]))


def root(resources):
    return hashlib.sha256(b"".join(bytes.fromhex(r["digest"]) for r in resources)).hexdigest()


def resource(name):
    return {"name": name, "algorithm": "sha256", "digest": hashlib.sha256(FILES[name].encode()).hexdigest()}


def statement(names=None, **serialization_):
    resources = [resource(name) for name in (sorted(FILES) if names is None else names)]
    return {
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [{"name": "release", "digest": {"sha256": root(resources)}}],
        "predicateType": "https://model_signing/signature/v1.0",
        "predicate": {
            "serialization": {
                "method": "files", "hash_type": "sha256", "allow_symlinks": False,
                "ignore_paths": GIT + ["signature.json"], **serialization_},
            "resources": resources,
        },
    }


def bundle(stated, key=KEYS["p256"], kind=TYPE):
    payload = json.dumps(stated).encode()
    return {
        "mediaType": "application/vnd.dev.sigstore.bundle.v0.3+json",
        "verificationMaterial": {
            "publicKey": {"hint": hashlib.sha256(pem(key)).hexdigest()}, "tlogEntries": []},
        "dsseEnvelope": {
            "payload": base64.b64encode(payload).decode(),
            "payloadType": kind,
            "signatures": [{"sig": base64.b64encode(sign(key, pae(kind, payload))).decode(), "keyid": ""}],
        },
    }


def write(name, content):
    text = content if isinstance(content, str) else json.dumps(content, indent=1) + "\n"
    (BUNDLES / (name + ".json")).write_text(text)


def edited(change):
    """A bundle of p256 whose statement was changed before it was signed."""
    stated = statement()
    change(stated)
    return bundle(stated)


def changed(change):
    """A bundle of p256 that was changed after it was signed."""
    made = copy.deepcopy(GOOD)
    change(made)
    return made


def numbers(r, s):
    """The DER of two numbers in place of a signature."""
    der = base64.b64encode(utils.encode_dss_signature(r, s)).decode()
    return changed(lambda b: b["dsseEnvelope"]["signatures"][0].update(sig=der))


def resigned_root(stated):
    stated["subject"][0]["digest"]["sha256"] = root(stated["predicate"]["resources"])


def other_algorithm(stated):
    stated["predicate"]["resources"][0]["algorithm"] = "blake2b"


def listed_twice(stated):
    stated["predicate"]["resources"].append(resource("model.onnx"))
    resigned_root(stated)


def unfinished(stated):
    stated["predicate"]["resources"].append({**resource("model.onnx"), "name": "readme.txt"})
    resigned_root(stated)


def older(made):
    der = KEYS["p256"].public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    made["verificationMaterial"] = {
        "publicKey": {"rawBytes": base64.b64encode(der).decode(), "keyDetails": "PKIX_ECDSA_P256_SHA_256"}}
    made["dsseEnvelope"]["signatures"][0]["keyid"] = None
    made["comment"] = {"unknown": ["fields", "are", "ignored"]}


def tampered(made):
    payload = base64.b64decode(made["dsseEnvelope"]["payload"])
    other = payload.replace(resource("model.onnx")["digest"].encode(), b"0" * 64)
    made["dsseEnvelope"]["payload"] = base64.b64encode(other).decode()


def certificate(made):
    made["verificationMaterial"] = {"x509CertificateChain": {"certificates": [{"rawBytes": "AAAA"}]}}


for file, text in FILES.items():
    (RELEASE / file).parent.mkdir(parents=True, exist_ok=True)
    (RELEASE / file).write_text(text)
BUNDLES.mkdir(exist_ok=True)
for name, key in KEYS.items():
    (HERE / f"{name}.pub.pem").write_bytes(pem(key))
    (HERE / f"{name}.key.pem").write_bytes(key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    write("good-" + name, bundle(statement(), key))

GOOD = bundle(statement())
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of P-256, FIPS 186-4, D.1.2.3
no_ignore_paths = statement()
del no_ignore_paths["predicate"]["serialization"]["ignore_paths"]
aged = bundle(no_ignore_paths)
older(aged)
write("good-older", aged)
write("good-absent-keyid", changed(lambda b: b["dsseEnvelope"]["signatures"][0].pop("keyid")))
# In the order of Python's paths: folder by folder, not letter by letter.
write("good-path-order", bundle(statement(sorted(FILES, key=pathlib.PurePosixPath))))
two = changed(lambda b: b["dsseEnvelope"]["signatures"].insert(0, {"sig": "AAAA", "keyid": "x"}))
write("good-second-signature", two)

write("bad-payload", changed(tampered))
write("bad-media-type", changed(lambda b: b.update(mediaType="application/vnd.dev.sigstore.bundle.v0.2+json")))
write("bad-payload-type", bundle(statement(), kind="application/json"))
write("bad-statement-type", edited(lambda s: s.update(_type="https://in-toto.io/Statement/v0.1")))
write("bad-predicate-type", edited(lambda s: s.update(predicateType="https://model_signing/Digests/v0.1")))
write("bad-shards", bundle(statement(method="shards", shard_size=1000)))
write("bad-hash-type", bundle(statement(hash_type="blake2b")))
write("bad-algorithm", edited(other_algorithm))
write("bad-symlinks", bundle(statement(allow_symlinks="no")))
write("bad-no-serialization", edited(lambda s: s["predicate"].pop("serialization")))
write("bad-root", edited(lambda s: s["subject"][0]["digest"].update(sha256="0" * 64)))
write("bad-subjects", edited(lambda s: s["subject"].append(s["subject"][0])))
write("bad-nameless", edited(lambda s: s["subject"][0].update(name="")))
write("bad-extra-file", bundle(statement([n for n in sorted(FILES) if n != "golden/a.txt"])))
write("bad-hidden-file", bundle(
    statement([n for n in sorted(FILES) if n != "model.onnx"], ignore_paths=["signature.json", "model.onnx"])))
write("bad-missing-file", edited(unfinished))
write("bad-twice", edited(listed_twice))
write("bad-no-resources", bundle(statement([])))
write("bad-no-signatures", changed(lambda b: b["dsseEnvelope"].update(signatures=[])))
write("bad-nine-signatures", changed(lambda b: b["dsseEnvelope"].update(signatures=b["dsseEnvelope"]["signatures"] * 9)))
write("bad-hint", changed(lambda b: b["verificationMaterial"]["publicKey"].update(
    hint=hashlib.sha256(pem(KEYS["other"])).hexdigest())))
write("bad-no-key", changed(lambda b: b.update(verificationMaterial={})))
write("bad-certificate", changed(certificate))
write("bad-base64", changed(lambda b: b["dsseEnvelope"].update(payload="%%%")))
write("bad-zeros", numbers(0, 0))
write("bad-orders", numbers(ORDER, ORDER))
write("bad-not-der", changed(lambda b: b["dsseEnvelope"]["signatures"][0].update(sig="AAAA")))
write("bad-empty-bundle", "{}")
write("bad-empty-file", "")
write("bad-list", "[]")
write("bad-truncated", json.dumps(GOOD)[:-40])
