// Faults on demand, for tests: POST /__control {"rules": [{"match": "/rpc/sync_push", "mode": "drop_after"}]}
//
//   status       answer with status, body, headers instead of the real thing
//   delay        wait ms milliseconds first
//   drop_before  cut the connection before the server hears of it
//   drop_after   do it, then cut the connection: committed, answer lost
//   cut          do it, then send only the first `bytes` bytes of the answer
//
// A rule matches paths containing `match` and serves `times` requests (1 unless told).
let rules = [];

export async function takeRules(request) {
  rules = (await request.json()).rules ?? [];
  return Response.json({ ok: true });
}

export function pickRule(path) {
  const rule = rules.find((candidate) => path.includes(candidate.match ?? "/") && (candidate.times ?? 1) > 0);
  if (rule) rule.times = (rule.times ?? 1) - 1;
  return rule;
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Before the real work: a Response that replaces it, or undefined. */
export async function faultBefore(rule, socket) {
  if (rule?.mode === "drop_before") {
    socket.destroy();
    return new Response(null);
  }
  if (rule?.mode === "delay") await pause(rule.ms ?? 1000);
  if (rule?.mode === "status") {
    return new Response(rule.body ?? "", { status: rule.status ?? 503, headers: rule.headers });
  }
  return undefined;
}

/** After the real work: the answer as it shall leave. */
export async function faultAfter(rule, socket, response) {
  if (rule?.mode !== "drop_after" && rule?.mode !== "cut") return response;
  const whole = Buffer.from(await response.arrayBuffer());
  if (rule.mode === "cut") {
    const kept = whole.subarray(0, rule.bytes ?? Math.floor(whole.length / 2));
    socket.write(
      `HTTP/1.1 ${response.status} OK\r\ncontent-type: application/json\r\ncontent-length: ${whole.length}\r\n\r\n`,
    );
    socket.write(kept);
  }
  socket.destroySoon();
  return new Response(null);
}
