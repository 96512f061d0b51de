"""Dogs that are registered with a city: a CivicGraph service in Python, without CivicGraph's kit.

It keeps its own rows, serves a federated subgraph, and tells the city of each case by a signed event. The head of a case (number, state, who, when)
is then served by the city to whoever may see it; here stand only the dog's own fields.
"""
import base64, hashlib, hmac, json, os, sqlite3, time, urllib.request, uuid
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from graphql import GraphQLError, build_schema, graphql_sync

NAME = "dog-register"
SECRET = os.environ.get("PARTNER_SECRET", "").encode()  # pnpm plugin:secret dog-register
GRAPH = os.environ.get("GRAPH_URL", "http://127.0.0.1:4000")
DECLARED = json.loads((Path(__file__).parent / "civicgraph.json").read_text())
OWN = '''
"A dog that is registered." type Dog @key(fields: "id") { "UUID." id: ID! "What it is called." dogName: String "Its breed." breed: String }
"A dog to be registered." input FileDogInput { "UUID chosen by the client." id: ID "Code of the city." city: ID! "How it came." channel: String
  "What it is called." dogName: String! "Its breed." breed: String! }
"An action on a registration." input ActOnDogInput { "UUID." id: ID! "WITHDRAW." action: String! }
type Query { "One registration." dog("UUID." id: ID, "Its number." number: String): Dog }
type Mutation { "Registers a dog." fileDog("The dog." input: FileDogInput!): Dog! "Takes it out." actOnDog("What is done." input: ActOnDogInput!): Dog! }
'''
LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])'
FEDERATION = '''
directive @key(fields: String!) on OBJECT
scalar _Any  union _Entity = Dog  type _Service { sdl: String! }
extend type Query { _service: _Service! _entities(representations: [_Any!]!): [_Entity]! }
'''
schema = build_schema(OWN + FEDERATION)
schema.get_type("_Entity").resolve_type = lambda *_: "Dog"
db = sqlite3.connect(os.environ.get("DOGS_DB", "dogs.db"), check_same_thread=False, isolation_level=None)
db.execute("create table if not exists dog (seq integer primary key, id text unique, city text, filer text, name text, breed text, state text, version int, filed text)")
now = lambda: datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def viewer(info):
    if not info.context:
        raise GraphQLError("Please sign in first.", extensions={"code": "UNAUTHENTICATED"})
    return info.context


def row(by, value):
    return db.execute(f"select seq, id, city, filer, name, breed, state, version, filed from dog where {by} = ?", [value]).fetchone()


def shown(found, who):
    """Its own fields, for the filer and for officers of its city; null for everybody else."""
    allowed = found and who and (who["sub"] == found[3] or found[2] in who["cities"])
    return {"id": found[1], "dogName": found[4], "breed": found[5], "__typename": "Dog"} if allowed else None


def tell(found, action, before, actor):
    """The city's lists follow from this; sent again it changes nothing."""
    seq, case, city, filer, name, _breed, state, version, filed = found
    head = {"service": NAME, "typeName": "Dog", "id": case, "version": version, "number": f"DOG-{city.split('.')[1].upper()}-{seq:06}", "city": city,
            "department": None, "ward": None, "locality": None, "category": None, "channel": "web", "state": state, "stateKind": "done" if state == "REGISTERED" else "final",
            "summary": {"en": name}, "filerId": filer, "assigneeIds": [], "filedAt": filed, "dueAt": None, "stateDueAt": None, "closedAt": now(), "rating": None,
            "escalationLevel": 0, "transition": {"action": action, "from": before, "to": state, "at": now(), "actorId": actor, "actorKind": "citizen",
                                                 "previousAssigneeIds": [], "internal": False, "attachments": []}}
    body, seconds = json.dumps([{"type": "case.changed", "payload": head}]), str(int(time.time()))
    signature = hmac.new(SECRET, f"{seconds}.{body}".encode(), hashlib.sha256).hexdigest()
    headers = {"content-type": "application/json", "partner-time": seconds, "partner-signature": signature}
    urllib.request.urlopen(urllib.request.Request(f"{GRAPH}/partners/{NAME}/events", body.encode(), headers), timeout=5).read()


def file_dog(info, input):
    who, case = viewer(info), input.get("id") or str(uuid.uuid4())
    db.execute("insert or ignore into dog (id, city, filer, name, breed, state, version, filed) values (?, ?, ?, ?, ?, 'REGISTERED', 1, ?)",
               [case, input["city"], who["sub"], input["dogName"].strip()[:50], input["breed"].strip()[:60], now()])
    tell(row("id", case), "FILE", "", who["sub"])
    return shown(row("id", case), who)


def act_on_dog(info, input):
    who, found = viewer(info), row("id", input["id"])
    if not found or found[3] != who["sub"]:
        raise GraphQLError("We could not find this.", extensions={"code": "NOT_FOUND"})
    if input["action"] != "WITHDRAW" or found[6] != "REGISTERED":
        raise GraphQLError("This cannot be done now.", extensions={"code": "ACTION_NOT_ALLOWED"})
    db.execute("update dog set state = 'WITHDRAWN', version = version + 1 where id = ?", [found[1]])
    tell(row("id", found[1]), "WITHDRAW", "REGISTERED", who["sub"])
    return shown(row("id", found[1]), who)


ROOT = {"_service": lambda *_: {"sdl": LINK + OWN}, "_entities": lambda info, representations: [shown(row("id", one["id"]), info.context) for one in representations],
        "dog": lambda info, id=None, number=None: shown(row("id", id) if id else row("seq", int((number or "0").split("-")[-1])), info.context), "fileDog": file_dog, "actOnDog": act_on_dog}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.answer(DECLARED)

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        # Only the city knows this key: what it says of who asks need not be verified once more.
        right = base64.urlsafe_b64encode(hmac.new(SECRET, b"router key", hashlib.sha256).digest()).rstrip(b"=").decode()
        token = self.headers.get("authorization", "") if hmac.compare_digest(self.headers.get("x-civicgraph-router-key", ""), right) else ""
        who = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "==")) if token else None
        done = graphql_sync(schema, asked["query"], ROOT, who, asked.get("variables"), asked.get("operationName"))
        self.answer(done.formatted)

    def answer(self, value):
        body = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "4100"))), Handler).serve_forever()
