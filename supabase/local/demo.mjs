// Two teachers with classes, for trying the app: their accounts by sign-up, their data by seed.sql.
import { readFileSync } from "node:fs";

// Published on purpose: these accounts exist only in a throw-away server on this computer.
export const demoAccounts = [
  { email: "teacher.one@school.example", password: "demo-school-one" },
  { email: "teacher.two@school.example", password: "demo-school-two" },
];

export async function makeDemo(app, publishableKey, seedFile, runScript) {
  for (const account of demoAccounts) {
    const response = await app.fetch(
      new Request("http://127.0.0.1/auth/v1/signup", {
        method: "POST",
        headers: { "content-type": "application/json", apikey: publishableKey },
        body: JSON.stringify(account),
      }),
      { peerAddress: null },
    );
    if (!response.ok) throw new Error(`demo account: ${response.status} ${await response.text()}`);
  }
  await runScript(readFileSync(seedFile, "utf8"));
}
