// The real program on the examples: reads them into a record of its own, serves it on a free port.

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const program = process.env.DEPESCHE ?? join(target, "debug", "depesche");

/** Starts the program; resolves to its address and a function that ends it. */
export async function serve() {
  const folder = mkdtempSync(join(tmpdir(), "depesche-"));
  const db = join(folder, "record.db");
  execFileSync(program, ["read", join(root, "examples"), "--db", db], { stdio: ["ignore", "ignore", "inherit"] });
  const server = spawn(program, ["serve", "--db", db, "--addr", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise((resolve, reject) => {
    let output = "";
    server.on("error", reject);
    server.on("exit", (code) => reject(new Error(`depesche serve ended with ${code}: ${output}`)));
    server.stdout.setEncoding("utf8").on("data", (text) => {
      output += text;
      const found = /http:\/\/[\d.]+:\d+/.exec(output);
      if (found) resolve(found[0]);
    });
  });
  const close = async () => {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGINT");
    await ended;
    rmSync(folder, { recursive: true });
  };
  return { address, close };
}
