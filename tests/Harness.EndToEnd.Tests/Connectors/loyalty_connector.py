"""An API connector as another team would write it: Python, nothing but its standard library.

Usage: loyalty_connector.py LOYALTY_URL TIMEOUT_SECONDS   (0 for no timeout)
Prints its port. Asks the loyalty service when a token is about to be issued, and goes on without its answer.
"""
import json
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LOYALTY, TIMEOUT = sys.argv[1], float(sys.argv[2]) or None
REST = 0.1
rests_until = 0.0


def promotion(member):
    """The promotion of a member, or None; after a failure the service is left alone for a moment."""
    global rests_until
    if time.monotonic() < rests_until:
        return None
    try:
        query = urllib.parse.urlencode({"loyaltyId": member})
        with urllib.request.urlopen(f"{LOYALTY}/promotions?{query}", timeout=TIMEOUT) as answer:
            found = json.loads(answer.read(65536))
            return found if isinstance(found, dict) and isinstance(found.get("promoCode"), str) else None
    except (OSError, ValueError, urllib.error.URLError):
        rests_until = time.monotonic() + REST
        return None


class Connector(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        claims = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        answer = {"version": "1.0.0", "action": "Continue"}
        member = next((claims[name] for name in claims if name.endswith("_loyaltyId")), None)
        if claims.get("step") == "PreTokenIssuance" and member and (found := promotion(member)):
            answer["extension_promoCode"] = found["promoCode"]
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Connector)
print(server.server_address[1], flush=True)
server.serve_forever()
