"""Writes the foreign chains beside it with Python's own json, hashlib and base64, and with openssl for the signature.

The entries of the Agent Governance Toolkit are hashed as its audit log 1.0 says: SHA-256 over json.dumps(sort_keys=True)
of nine fields; its tree pads with 64 zeroes and joins two hashes as text. The transparency log follows RFC 6962, 2.1.
"""
import base64, hashlib, json, os, subprocess

here = os.path.dirname(os.path.abspath(__file__))


def agent_governance():
    entries, previous = [], ""
    data = [{}, {"score": 1.0, "tries": 3}, {"note": "geprüft 😀", "rate": 0.00001}, {"big": 1e16, "tiny": -1.25e-7, "huge": 1.5e300, "list": [1, 2.5, None, True]}]
    for at in range(8):
        hashed = {
            "entry_id": f"audit_{at}",
            "timestamp": f"2026-03-01T10:0{at}:00.123456+00:00",
            "event_type": "tool_invocation",
            "agent_did": "did:mesh:a7",
            "action": "isolate_host",
            "resource": f"host-{at}" if at != 5 else None,
            "data": data[at % 4],
            "outcome": "success",
            "previous_hash": previous,
        }
        entry_hash = hashlib.sha256(json.dumps(hashed, sort_keys=True).encode()).hexdigest()
        exported = {**hashed, "timestamp": hashed["timestamp"].replace("+00:00", "Z"), "policy_decision": "allow", "entry_hash": entry_hash}
        entries.append(exported)
        previous = entry_hash
    with open(f"{here}/agent-governance.jsonl", "w") as out:
        out.writelines(f"{json.dumps(each)}\n" for each in entries)
    level = [each["entry_hash"] for each in entries]
    while len(level) & (len(level) - 1):
        level.append("0" * 64)
    while len(level) > 1:
        level = [hashlib.sha256((level[i] + level[i + 1]).encode()).hexdigest() for i in range(0, len(level), 2)]
    with open(f"{here}/agent-governance.json", "w") as out:
        json.dump({"merkle_root": level[0], "entry_count": len(entries), "entries": entries}, out, indent=1)


def root_of(leaves):
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return hashlib.sha256(b"\1" + root_of(leaves[:half]) + root_of(leaves[half:])).digest()


def path_of(leaves, at):
    if len(leaves) == 1:
        return []
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    if at < half:
        return path_of(leaves[:half], at) + [root_of(leaves[half:])]
    return path_of(leaves[half:], at - half) + [root_of(leaves[:half])]


def rekor():
    log = b'{"event_type":"decision"}\n'
    digest = hashlib.sha256(log).hexdigest()
    bodies = [json.dumps({"apiVersion": "0.0.1", "kind": "hashedrekord", "spec": {"data": {"hash": {"algorithm": "sha256", "value": digest if at == 4 else f"{at:064x}"}}}}).encode() for at in range(7)]
    key = f"{here}/key.tmp"
    subprocess.run(["openssl", "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", key], check=True)
    pem = subprocess.run(["openssl", "ec", "-in", key, "-pubout"], check=True, capture_output=True).stdout
    der = subprocess.run(["openssl", "ec", "-in", key, "-pubout", "-outform", "DER"], check=True, capture_output=True).stdout
    root = root_of(bodies)
    note = f"log.example - 1\n{len(bodies)}\n{base64.b64encode(root).decode()}\n"
    with open(f"{here}/note.tmp", "w") as out:
        out.write(note)
    signature = subprocess.run(["openssl", "dgst", "-sha256", "-sign", key, f"{here}/note.tmp"], check=True, capture_output=True).stdout
    hint = hashlib.sha256(der).digest()[:4]
    checkpoint = f"{note}\n\u2014 log.example {base64.b64encode(hint + signature).decode()}\n"
    proof = {"checkpoint": checkpoint, "hashes": [each.hex() for each in path_of(bodies, 4)], "logIndex": 4, "rootHash": root.hex(), "treeSize": len(bodies)}
    entry = {"body": base64.b64encode(bodies[4]).decode(), "integratedTime": 1767225600, "logIndex": 4, "verification": {"inclusionProof": proof}}
    with open(f"{here}/rekor.json", "w") as out:
        json.dump({"24296fb24b8ad77a": entry}, out, indent=1, ensure_ascii=False)
    with open(f"{here}/rekor.pem", "wb") as out:
        out.write(pem)
    os.remove(key), os.remove(f"{here}/note.tmp")


agent_governance()
rekor()
