#!/usr/bin/env python3
"""Serves a folder of static files to this machine, as a good static host would: a file that has a .br or .gz beside
it (compress_site.mjs) is sent so to browsers that take it.

usage: serve.py FOLDER [--port N] [--plain]
  --port N   0 takes any free port; a taken port gives the next free one
  --plain    without the headers that isolate the page, as a host that cannot send them
"""
import argparse
import functools
import http.server
import os
import re
import sys
import urllib.parse

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".wasm": "application/wasm",
    ".gz": "application/gzip",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".md": "text/markdown; charset=utf-8",
    "": "application/octet-stream",
}


class Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "Descent"
    sys_version = ""
    extensions_map = TYPES

    def send_head(self):
        path = self.translate_path(self.path)
        if any(part.startswith(".") for part in urllib.parse.unquote(self.path.split("?")[0]).split("/")):
            self.send_error(404)
            return None
        self.etag = None
        if os.path.isdir(path):
            path = os.path.join(path, "index.html")
        if not os.path.isfile(path):
            return super().send_head()
        packed, encoding = self.packed(path)
        status = os.stat(packed)
        self.etag = f'"{status.st_mtime_ns:x}-{status.st_size:x}"'
        if self.etag in self.headers.get("If-None-Match", ""):
            self.send_response(304)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        if not encoding:
            return super().send_head()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", encoding)
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(status.st_size))
        self.end_headers()
        return open(packed, "rb")

    def packed(self, path):
        """The file that is sent in the place of this one, and how it is encoded."""
        taken = re.split(r"[\s,]+", self.headers.get("Accept-Encoding", ""))
        for encoding, ending in (("br", ".br"), ("gzip", ".gz")):
            if encoding in taken and os.path.isfile(path + ending):
                return path + ending, encoding
        return path, None

    def list_directory(self, path):
        self.send_error(404)
        return None

    def end_headers(self):
        # Cross-origin isolation, which threads need; a page of another origin may still frame us.
        if not self.server.plain:
            self.send_header("Cross-Origin-Opener-Policy", "same-origin")
            self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
            self.send_header("Cross-Origin-Resource-Policy", "cross-origin")
        self.send_header("X-Content-Type-Options", "nosniff")
        if getattr(self, "etag", None):
            self.send_header("ETag", self.etag)
            self.send_header("Cache-Control", self.cache_control())
        super().end_headers()

    def cache_control(self):
        address = urllib.parse.urlsplit(self.path)
        if re.search(r"(^|&)v=[0-9a-f]+", address.query):
            return "public, max-age=31536000, immutable"  # another content has another address
        return "no-cache"  # kept, but asked about: then 304

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    # A closing browser cuts connections; that is no news.
    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def listen(folder, port):
    handler = functools.partial(Handler, directory=folder)
    for candidate in range(port, min(port + 100, 65536)):
        try:
            return Server(("127.0.0.1", candidate), handler)
        except OSError:
            continue
    sys.exit(f"descent: no port from {port} to {port + 99} is free; choose another with --port N.")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--port", type=int, default=8080)
    parser.add_argument("--plain", action="store_true")
    arguments = parser.parse_args()
    server = listen(os.path.abspath(arguments.folder), arguments.port)
    server.plain = arguments.plain
    port = server.server_address[1]
    if arguments.port not in (0, port):
        print(f"Port {arguments.port} is taken, so this is port {port}.")
    print(f"Open http://127.0.0.1:{port}/ (Ctrl+C stops)", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()


main()
