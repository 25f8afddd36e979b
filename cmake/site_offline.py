"""What web/offline/worker.js knows of the site: the beginning of each file's hash, so that it never mixes builds."""
import hashlib
import json

WORKER = "offline_worker.js"  # at the site's root, for which it may answer
FILES = b"__DESCENT_FILES__"
HASH = 24  # hexadecimal digits


def with_files(worker, contents):
    """`contents`: address → bytes, as they lie in the site."""
    files = {address: hashlib.sha256(content).hexdigest()[:HASH] for address, content in contents.items()}
    return worker.replace(FILES, json.dumps(files, sort_keys=True, separators=(",", ":")).encode())
