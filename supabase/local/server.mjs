#!/usr/bin/env node
// A local school server: /rest/v1 and /auth/v1 as a hosted Supabase project gives them, served by
// @supabase/lite over a real PostgreSQL, or over PGlite where none can run.
//
//   node server.mjs --driver postgres --url postgres://postgres@127.0.0.1:5432/db --migrations ../migrations
//   node server.mjs --driver pglite --template FILE --migrations ../migrations
//
// Prints one line of JSON on standard output when ready; everything else goes to standard error.
// Stops on SIGTERM or SIGINT, and with --lifeline when its standard input closes, so that a
// killed test run leaves it not behind.
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { demoAccounts, makeDemo } from "./demo.mjs";
import { faultAfter, faultBefore, pickRule, takeRules } from "./faults.mjs";
import { answerEarly, keepSqlStates, pgliteTypes, postgresTypes, steadyDate, unzipRequest, zipResponse } from "./shims.mjs";

const text = (fallback) => ({ type: "string", default: fallback });
const flag = { type: "boolean", default: false };
const { values: options } = parseArgs({
  options: {
    driver: text("postgres"),
    url: text(""), // PGlite: a folder, or empty for memory
    template: text(""), // PGlite: cache of a fresh cluster; turns 13 s of start into 4 s
    port: text("0"),
    migrations: text(""),
    "jwt-expiry": text("3600"),
    "reuse-interval": text("10"),
    "max-rows": text("1000"),
    "publishable-key": text("sb_publishable_local_school"),
    "secret-key": text("sb_secret_local_school"),
    "jwt-secret": text("local-school-secret-local-school-secret-0"),
    "demo-seed": text(""), // two teachers with the data of this file
    control: flag, // fault injection; never outside tests
    lifeline: flag,
  },
});

const log = (...words) => console.error("[school server]", ...words);
console.log = log; // lite prints notices there; standard output is for our one line
console.info = log;
globalThis.Date = steadyDate(Date); // before lite is loaded, which keeps what it finds

const { App } = await import("@supabase/lite");
const { serve } = await import("@hono/node-server");

async function openPostgres() {
  const { createPostgresConnection } = await import("@supabase/lite/postgres");
  return createPostgresConnection({
    url: options.url,
    postgresOptions: { max: 10, onnotice: () => {}, types: postgresTypes },
  });
}

async function openPglite() {
  const { createPgliteConnection } = await import("@supabase/lite/pglite");
  const { template, url } = options;
  const isCached = !url && template && existsSync(template);
  const connection = await createPgliteConnection({
    ...(url ? { url } : {}),
    pgliteOptions: {
      ...(isCached ? { loadDataDir: new Blob([readFileSync(template)]) } : {}),
      ...pgliteTypes,
    },
  });
  await connection.driver.waitReady;
  if (template && !url && !isCached) {
    const dump = await connection.driver.dumpDataDir("gzip");
    mkdirSync(dirname(template), { recursive: true });
    writeFileSync(`${template}.${process.pid}`, Buffer.from(await dump.arrayBuffer()));
    renameSync(`${template}.${process.pid}`, template);
  }
  return connection;
}

const isPostgres = options.driver === "postgres";
const connection = isPostgres ? await openPostgres() : await openPglite();
// Each script is one transaction (postgres.js refuses a literal BEGIN on a pooled connection).
const runScript = (sql) =>
  isPostgres
    ? connection.driver.begin((transaction) => transaction.unsafe(sql))
    : connection.driver.transaction((transaction) => transaction.exec(sql));
const readRows = async (sql) =>
  isPostgres ? connection.driver.unsafe(sql) : (await connection.driver.query(sql)).rows;
keepSqlStates(connection);

const app = new App({
  connection,
  api: { max_rows: Number(options["max-rows"]) },
  auth: {
    enabled: true,
    enable_signup: true,
    jwt_secret: options["jwt-secret"],
    jwt_expiry: Number(options["jwt-expiry"]),
    publishable_key: options["publishable-key"],
    secret_key: options["secret-key"],
    enable_refresh_token_rotation: true,
    refresh_token_reuse_interval: Number(options["reuse-interval"]),
    email: { enable_signup: true, enable_confirmations: false },
  },
});

async function migrate() {
  await app.ensureSystemSchema();
  await runScript(`
    do $$ begin
      if not exists (select from pg_roles where rolname = 'anon') then create role anon nologin; end if;
      if not exists (select from pg_roles where rolname = 'authenticated') then create role authenticated nologin; end if;
      if not exists (select from pg_roles where rolname = 'service_role') then create role service_role nologin bypassrls; end if;
    end $$;
    grant usage on schema public, auth to anon, authenticated, service_role;
    grant execute on all functions in schema auth to anon, authenticated, service_role;
    create schema if not exists school_server;
    create table if not exists school_server.applied (name text primary key, at timestamptz default now());`);
  connection.rlsState = "active"; // else lite grants everything on every table with RLS
  if (!options.migrations) return;
  for (const name of readdirSync(options.migrations).filter((each) => each.endsWith(".sql")).sort()) {
    const literal = `'${name.replaceAll("'", "''")}'`;
    if ((await readRows(`select 1 from school_server.applied where name = ${literal}`)).length) continue;
    const sql = readFileSync(join(options.migrations, name), "utf8");
    await runScript(`${sql}\n;insert into school_server.applied (name) values (${literal})`);
  }
}
await migrate();
// The schema is read once, as it is now: left to the first request, a test that takes a migration
// back for a while could be that request, and all later ones would not know its columns.
await connection.introspect({ useCache: true });
if (options["demo-seed"]) await makeDemo(app, options["publishable-key"], options["demo-seed"], runScript);

async function answer(request, env) {
  const { pathname } = new URL(request.url);
  if (options.control && pathname === "/__control") return takeRules(request);
  const { socket } = env.incoming;
  const rule = options.control ? pickRule(pathname) : undefined;
  const early = (await faultBefore(rule, socket)) ?? answerEarly(request);
  if (early) return early;
  const plain = await unzipRequest(request);
  const response = await app.fetch(plain, { peerAddress: socket.remoteAddress ?? null });
  if (rule) return faultAfter(rule, socket, response);
  return zipResponse(request, response);
}

const server = serve(
  {
    port: Number(options.port),
    hostname: "127.0.0.1",
    overrideGlobalObjects: false,
    serverOptions: { maxHeaderSize: 65536 },
    fetch: answer,
  },
  ({ port }) => {
    const ready = {
      url: `http://127.0.0.1:${port}`,
      publishable_key: options["publishable-key"],
      secret_key: options["secret-key"],
      jwt_secret: options["jwt-secret"],
      driver: options.driver,
      accounts: options["demo-seed"] ? demoAccounts : [],
    };
    process.stdout.write(`${JSON.stringify(ready)}\n`);
  },
);

let isStopping = false;
async function stop() {
  if (isStopping) return;
  isStopping = true;
  server.close();
  server.closeAllConnections?.();
  await Promise.race([connection.close().catch(() => {}), new Promise((done) => setTimeout(done, 2000))]);
  process.exit(0);
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
if (options.lifeline) {
  process.stdin.on("end", stop);
  process.stdin.on("error", stop);
  process.stdin.resume();
}
