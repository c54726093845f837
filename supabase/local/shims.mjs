// Where @supabase/lite 0.10 differs from a hosted project in ways a client can see, and what we
// do about it. Each line is held by tests/server/test_school_server.py.
//
//  1 timestamptz "2026-01-02 03:04:05+00" -> "2026-01-02T03:04:05+00:00"
//  2 numeric arrives as a string -> JSON number
//  3 json/jsonb arguments of functions were encoded twice
//  4 SQLSTATEs lite does not know became 500 "SUP" -> the real code and PostgREST's status
//  5 lite grants everything on every table with RLS -> the migrations' own grants stand (server.mjs)
//  6 no gzip -> gzip both ways
//  7 a bearer that is no JWT counted as anonymous -> 401 PGRST301
//  8 other paths answered 200 with a web page -> 404
//  9 a token of this very second was "issued at future" once the clock stepped back -> time only rises
//    (a hosted project forgives 30 seconds)
import { gunzipSync, gzipSync } from "node:zlib";

const iso = (text) =>
  text.startsWith("infinity") || text.startsWith("-infinity")
    ? text
    : text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00");
const number = (text) => (Number.isFinite(Number(text)) ? Number(text) : text);
const asJson = (value) => (typeof value === "string" ? value : JSON.stringify(value));

/** Type parsers for postgres.js (the PostgreSQL driver). */
export const postgresTypes = {
  json: { to: 114, from: [114], serialize: asJson, parse: JSON.parse },
  jsonb: { to: 3802, from: [3802], serialize: asJson, parse: JSON.parse },
  numeric: { to: 1700, from: [1700], serialize: String, parse: number },
  timestamptz: { to: 1184, from: [1184], serialize: (value) => value, parse: iso },
  timestamp: { to: 1114, from: [1114], serialize: (value) => value, parse: iso },
};

/** The same for PGlite. */
export const pgliteTypes = {
  parsers: { 1700: number, 1184: iso, 1114: iso },
  serializers: { 114: asJson, 3802: asJson },
};

// PostgREST's SQLSTATE classes that are not plain 400s.
const classStatus = { "08": 503, "0L": 403, "0P": 403, 28: 403, 53: 503 };
const serverFaults = new Set("09 25 2D 38 39 3B 40 54 55 57 58 F0 HV P0 XX".split(" "));
const knownToLite = new Set("42501 42P01 42883 42P17 23505 23503 23502 25006".split(" "));

function statusOf(code, message) {
  if (code === "21000") return /requires a WHERE clause$/.test(message) ? 400 : 500;
  if (code === "22023") return message.startsWith("role ") ? 401 : 400;
  if (code === "57P01") return 503;
  if (code === "P0001") return 400;
  const two = code.slice(0, 2);
  return classStatus[two] ?? (serverFaults.has(two) ? 500 : 400);
}

function isKnownToLite(code) {
  if (code === "22023") return false;
  return /^(PGRST|PT|42|22)/.test(code) || knownToLite.has(code);
}

/** Make database errors leave with their own SQLSTATE and PostgREST's HTTP status. */
export function keepSqlStates(connection) {
  const before = connection.normalizeDbError.bind(connection);
  connection.normalizeDbError = (raised) => {
    const error = before(raised);
    const code = error?.code;
    if (typeof code !== "string" || !/^[0-9A-Z]{5}$/.test(code) || isKnownToLite(code)) return error;
    const { message, detail = null, hint = null } = error;
    // lite honours PostgREST's RAISE SQLSTATE 'PGRST' form, which sets code and status.
    return {
      code: "PGRST",
      message: JSON.stringify({ code, message, details: detail, hint }),
      detail: JSON.stringify({ status: statusOf(code, message), headers: {} }),
    };
  };
}

/** `Date`, but the present never goes back. */
export function steadyDate(wall) {
  let latest = -Infinity;
  const now = () => (latest = Math.max(latest, wall.now()));
  return new Proxy(wall, {
    construct: (target, given, made) => Reflect.construct(target, given.length ? given : [now()], made),
    get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
  });
}

/** An answer given before lite sees the request, or undefined. */
export function answerEarly(request) {
  const { pathname } = new URL(request.url);
  if (!/^\/(rest|auth)\/v1(\/|$)/.test(pathname)) {
    return Response.json({ message: "not served here" }, { status: 404 });
  }
  const bearer = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
  const parts = bearer?.split(".").length;
  if (pathname.startsWith("/rest/v1") && bearer && !bearer.startsWith("sb_") && parts !== 3) {
    const message = `Expected 3 parts in JWT; got ${parts}`;
    return Response.json({ code: "PGRST301", details: null, hint: null, message }, { status: 401 });
  }
  return undefined;
}

export async function unzipRequest(request) {
  if (request.headers.get("content-encoding") !== "gzip") return request;
  const headers = new Headers(request.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  const body = gunzipSync(Buffer.from(await request.arrayBuffer()));
  return new Request(request.url, { method: request.method, headers, body });
}

export async function zipResponse(request, response) {
  const isWanted = /\bgzip\b/.test(request.headers.get("accept-encoding") ?? "");
  if (!isWanted || request.method === "HEAD" || !response.body) return response;
  const raw = Buffer.from(await response.arrayBuffer());
  const { status } = response;
  const headers = new Headers(response.headers);
  if (raw.length < 1024) return new Response(raw.length ? raw : null, { status, headers });
  headers.delete("content-length");
  headers.set("content-encoding", "gzip");
  headers.set("vary", "Accept-Encoding");
  return new Response(gzipSync(raw, { level: 1 }), { status, headers });
}
