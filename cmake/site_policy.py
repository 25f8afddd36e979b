"""The Content-Security-Policy that make_site.py writes into the page: nothing but the site's own files, its
one inline script by its hash, and pictures that the page itself makes. Who may show the page in a frame only a
host's header can say (DEPLOY.md)."""
import base64
import hashlib
import re

POLICY = b"__DESCENT_POLICY__"
INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
DIRECTIVES = (
    ("default-src", "'none'"),
    ("script-src", "'self' 'wasm-unsafe-eval'"),  # and the inline scripts' hashes
    ("style-src", "'self'"),
    ("img-src", "'self' data: blob:"),
    ("media-src", "'self' blob:"),
    ("connect-src", "'self'"),
    ("worker-src", "'self'"),
    ("manifest-src", "'self'"),
    ("base-uri", "'none'"),
    ("form-action", "'none'"),
)


def policy(page, connect=""):
    """For a page that has come to its last text but for the policy; `connect`: where else it may speak to."""
    hashes = ["'sha256-" + base64.b64encode(hashlib.sha256(script).digest()).decode() + "'"
              for script in INLINE.findall(page)]
    more = {"script-src": hashes, "connect-src": [connect] if connect else []}
    return "; ".join(" ".join((name, sources, *more.get(name, ()))) for name, sources in DIRECTIVES)


def with_policy(page, origins=()):
    """`origins`: of pages that may speak with this one, and whose lessons it may open."""
    return page.replace(POLICY, policy(page, " ".join(origins)).encode())
